import type { OperationRule } from "../operation-rule.ts";
import { invalid } from "../refusals.ts";
import { settingRule } from "../settings/settings.ts";
import { isSettingKey, malformed, tooLong } from "../validation.ts";

/** Sets one of the desk's settings, null unsets it; judged by `foldDesk` [F13]. */
export const settingSet: OperationRule<"setting.set"> = {
  permission: "administer",
  undoable: false,
  deskWide: true,
  links: () => ["desk"],
  touches: () => [],
  verdict: () => null,
  apply: () => {},
  validate: ({ body }) => {
    if (!isSettingKey(body.key)) return malformed("key");
    const rule = settingRule(body.key);
    if (rule === null) return invalid("key: is unknown");
    const read = body.value === null ? null : rule.read(body.value);
    if (read !== null && "fault" in read) return invalid(`value: ${read.fault}`);
    return tooLong("value", JSON.stringify(body.value) ?? "", 65_536);
  },
};
