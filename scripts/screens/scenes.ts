import { cases, customer } from "./customer.ts";
import { history } from "./history.ts";
import { hub } from "./hub.ts";
import { identities } from "./identities.ts";
import { inbox } from "./inbox.ts";
import { privacy } from "./privacy.ts";
import { routing } from "./routing.ts";
import { settings } from "./settings.ts";
import type { Scene } from "./stage.ts";
import { welcome } from "./welcome.ts";

/** Every scene, in the order in which an agent would come by. */
export const scenes: readonly Scene[] = [
  welcome,
  inbox,
  customer,
  cases,
  identities,
  privacy,
  history,
  routing,
  settings,
  hub,
];
