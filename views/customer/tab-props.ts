import type { CustomerView } from "../../src/desk.ts";

/** What each tab of Customer information is given: the customer, and the room it has to fill. */
export interface TabProps {
  readonly customer: CustomerView;
  readonly width: number;
  readonly height: number;
}
