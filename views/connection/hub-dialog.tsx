import { useLanguage } from "../app/language-context.ts";
import { useQuery } from "../data/use-query.ts";
import { FieldRow } from "../dialogs/field-row.tsx";
import { Modal } from "../look/modal.tsx";
import { Rows } from "../look/rows.tsx";
import { theme } from "../look/theme.ts";
import { useNavigation } from "../navigation/use-navigation.ts";
import { wrapText } from "../screen/fit-text.ts";
import type { Segment } from "../screen/row.tsx";
import { HubConnecting } from "./hub-connecting.tsx";
import { HubJoining } from "./hub-joining.tsx";
import { HubState } from "./hub-state.tsx";

/** The line to the hub: how it is and who is there, the form to connect, or how far a new replica is. */
export const HubDialog = () => {
  const { text } = useLanguage();
  const step = useNavigation(({ hubStep }) => hubStep);
  const sync = useQuery("syncState", {});
  return (
    <Modal title={text.sync.hub.title}>
      {(inside) => {
        if (step.at === "form") return <HubForm why={null} {...inside} />;
        if (step.at === "failed") return <HubForm why={step.why} {...inside} />;
        if (step.at === "connecting") return <HubConnecting {...inside} />;
        if (sync === undefined) return <Rows {...inside} lines={[]} />;
        return step.at === "joining" ? (
          <HubJoining sync={sync} {...inside} />
        ) : (
          <HubState sync={sync} {...inside} />
        );
      }}
    </Modal>
  );
};

interface HubFormProps {
  /** Why the last attempt failed. */
  readonly why: string | null;
  readonly width: number;
  readonly height: number;
}

const HubForm = ({ why, width, height }: HubFormProps) => {
  const { hub } = useLanguage().text.sync;
  const label = (name: string): readonly Segment[] => [{ text: name, style: theme.strong }];
  const hint = (words: string): readonly (readonly Segment[])[] =>
    wrapText(words, width - 2).map((line) => [{ text: `  ${line}`, style: theme.quiet }]);
  const between = [...hint(hub.urlHint), [], label(hub.token)];
  const foot =
    why === null
      ? wrapText(hub.start, width).map((line) => [{ text: line, style: theme.quiet }])
      : wrapText(why, width).map((line) => [{ text: line, style: theme.alarm }]);
  const after = [...hint(hub.tokenHint), [], ...foot];
  return (
    <>
      <Rows width={width} height={2} lines={[[], label(hub.url)]} />
      <FieldRow field="hubUrl" width={width} />
      <Rows width={width} height={between.length} lines={between} />
      <FieldRow field="hubToken" masked width={width} />
      <Rows width={width} height={Math.max(0, height - between.length - 4)} lines={after} />
    </>
  );
};
