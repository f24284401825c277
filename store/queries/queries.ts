import { caseComments } from "./case-comments.ts";
import { caseMessages } from "./case-messages.ts";
import { customer } from "./customer.ts";
import { customerCases } from "./customer-cases.ts";
import { customerLog } from "./customer-log.ts";
import { customerSearch } from "./customer-search.ts";
import { folders } from "./folders.ts";
import { history } from "./history.ts";
import { identities } from "./identities.ts";
import { inboxPage } from "./inbox-page.ts";
import { messageSearch } from "./message-search.ts";
import { notices } from "./notices.ts";
import { resolve } from "./resolve.ts";
import { thread } from "./thread.ts";
import { threadMessages } from "./thread-messages.ts";

/** Every read call of the desk that the store alone can answer, by the name of the call. */
export const queries = {
  folders,
  inboxPage,
  thread,
  threadMessages,
  customer,
  customerLog,
  customerCases,
  caseComments,
  caseMessages,
  identities,
  history,
  notices,
  customerSearch,
  messageSearch,
  resolve,
} as const;
