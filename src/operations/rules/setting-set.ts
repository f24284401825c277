import type { OperationRule } from "../operation-rule.ts";
import { isPermissionList, rolePrefix } from "../roles.ts";
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
    if (body.key.startsWith(rolePrefix) && body.value !== null && !isPermissionList(body.value))
      return malformed("value");
    return tooLong("value", JSON.stringify(body.value) ?? "", 65_536);
  },
};
