import type { AgentName } from "../../domain/ids.ts";
import type { ProfileField } from "../../domain/profile.ts";
import type { Permission } from "../fold-types.ts";
import type { FieldAccess } from "./field-access.ts";
import type { TabName } from "./settings.ts";

/** What the session's agent may do and see now, and the desk's settings [S5]. */
export interface SettingsView {
  readonly agent: AgentName;
  /** Null: no role, and so no permission. */
  readonly role: string | null;
  readonly permissions: readonly Permission[];
  /** The tabs of Customer information, in their order; empty without a role. */
  readonly tabs: readonly TabName[];
  readonly fields: Readonly<Record<ProfileField, FieldAccess>>;
  /** Every setting by its key: what has a usual value, and what somebody set. */
  readonly settings: readonly SettingRow[];
}

export interface SettingRow {
  readonly key: string;
  readonly value: unknown;
  /** Who set it; null where the usual value holds. */
  readonly setBy: AgentName | null;
}

export interface AgentRow {
  readonly name: AgentName;
  /** Null: revoked. */
  readonly role: string | null;
  readonly hasToken: boolean;
}
