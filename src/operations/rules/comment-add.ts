import { type CaseId, type CustomerId, commentOfAdd, type IdentityId } from "../../domain/ids.ts";
import type { Operation } from "../operation.ts";
import type { OperationRule } from "../operation-rule.ts";
import { goneFor, invalid, refusal, unknownTarget } from "../refusals.ts";
import { isCaseId, isCustomerId, isMessageId, malformed, tooLong } from "../validation.ts";
import {
  type Remark,
  resolveCase,
  resolveCustomer,
  resolveEither,
  strayTexts,
  textsOf,
  type World,
} from "../world.ts";

/** An internal remark on a case or a customer; cannot be changed [I4]. Passes a lock [F9]. */
export const commentAdd: OperationRule<"comment.add"> = {
  permission: "comment",
  undoable: false,
  hasTexts: true,
  links: (operation) => [operation.id, commentOfAdd(operation.id), namedBy(operation)],
  touches: (world, operation) => {
    const touched: string[] = [namedBy(operation)];
    const remark = remarkOf(world, operation);
    if (remark && remark.about !== touched[0]) touched.push(remark.about);
    return touched;
  },
  land: (world, operation) => {
    const remark = remarkOf(world, operation);
    if (!remark) {
      strayTexts(world, operation.id, namedBy(operation));
      return;
    }
    const cancelled = remark.case !== null && world.cases.get(remark.case)?.state === "cancelled";
    if (cancelled || resolveEither(world, remark.about)?.anonymous) world.erased.add(operation.id);
    else world.remarks.set(operation.id, remark);
  },
  verdict: (world, { body }) => {
    if (!("case" in body)) return goneFor(resolveCustomer(world, body.customer));
    const about = resolveCase(world, body.case);
    if (!about) return unknownTarget;
    if (about.state === "cancelled") return refusal("F11", "case-cancelled", about.changedBy);
    return goneFor(resolveEither(world, about.identity));
  },
  apply: (world, operation) => {
    const remark = remarkOf(world, operation);
    if (!remark) return;
    const customerNow = () => resolveEither(world, remark.about)?.id ?? remark.about;
    world.comments.set(remark.comment, {
      id: remark.comment,
      case: remark.case,
      // Follows merges and detaches without a step of its own.
      get customer() {
        return customerNow();
      },
      message: operation.body.message,
      by: operation.by,
      at: operation.at,
      text: textsOf(world, operation)?.text ?? null,
    });
  },
  validate: ({ body, texts }) => {
    if ("case" in body ? !isCaseId(body.case) : !isCustomerId(body.customer))
      return malformed("case" in body ? "case" : "customer");
    if (body.message !== null && !isMessageId(body.message)) return malformed("message");
    if (typeof texts?.text !== "string") return malformed("text");
    if (texts.text.trim() === "") return invalid("text: is empty");
    return tooLong("text", texts.text, 10_000);
  },
};

const namedBy = ({ body }: Operation<"comment.add">): CaseId | CustomerId =>
  "case" in body ? body.case : body.customer;

/** What the comment is about at its place: it stays with the case's identity, or with the customer as it is now. */
const remarkOf = (world: World, { id, body }: Operation<"comment.add">): Remark | null => {
  const comment = commentOfAdd(id);
  if (!("case" in body)) {
    const customer = resolveCustomer(world, body.customer);
    return customer && { comment, case: null, about: customer.id };
  }
  const about = resolveCase(world, body.case);
  const identity: IdentityId | undefined = about?.identity;
  return about && identity !== undefined ? { comment, case: about.id, about: identity } : null;
};
