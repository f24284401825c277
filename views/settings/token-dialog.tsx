import type { AgentName } from "../../src/domain/ids.ts";
import { safeLine } from "../../src/domain/safe-text.ts";
import { useLanguage } from "../app/language-context.ts";
import { Modal } from "../look/modal.tsx";
import { Rows } from "../look/rows.tsx";
import { theme } from "../look/theme.ts";
import { wrapText } from "../screen/fit-text.ts";
import { useScreen } from "../screen/screen.ts";

/** The token of an agent who was just added. It is kept nowhere, so this is the only time it shows. */
export const TokenDialog = ({ agent, token }: { agent: AgentName; token: string }) => {
  const { columns } = useScreen();
  const { settings } = useLanguage().text;
  const width = Math.min(76, columns) - 4;
  const about = wrapText(settings.token.once, width).map((line) => [{ text: line }]);
  const lines = [...about, [], [{ text: token, style: theme.strong }]];
  return (
    <Modal
      title={safeLine(settings.token.title(agent))}
      size={{ width: width + 4, height: lines.length + 2 }}
    >
      {(inside) => <Rows width={inside.width} height={lines.length} lines={lines} />}
    </Modal>
  );
};
