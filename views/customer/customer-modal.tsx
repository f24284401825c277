import type { CustomerId } from "../../src/domain/ids.ts";
import { useLanguage } from "../app/language-context.ts";
import { Modal } from "../look/modal.tsx";
import { CustomerPanel } from "./customer-panel.tsx";

/** Customer information over the Inbox [S2]. Routing mode puts the same panel at the far right [S3]. */
export const CustomerModal = ({ customer }: { customer: CustomerId }) => {
  const { text } = useLanguage();
  return (
    <Modal title={text.customer.title}>
      {({ width, height }) => <CustomerPanel customer={customer} width={width} height={height} />}
    </Modal>
  );
};
