/**
 * Ids are opaque text: one letter that tells what it names, then 26 characters of Crockford base32 (16 bytes).
 * Ids of facts are keyed hashes made by the engine; ids of what an operation makes derive from the operation's
 * own id, so every replica derives the same [F2].
 */
export type OperationId = string; // o…
export type IdentityId = string; // i…
export type CustomerId = string; // c<identity>, d<operation> (detached), a<operation> (anonymous)
export type ThreadId = string; // t…
export type MessageId = string; // m…
export type CaseId = string; // k<operation>
export type CommentId = string; // n<operation>
export type ConversationId = string; // v…
export type WriterId = string; // w…
export type AgentName = string;

const tail = (id: string): string => id.slice(1);

/** The customer that an identity gets at first sight, when no rule joins it to another [F6]. */
export const customerOfIdentity = (identity: IdentityId): CustomerId => `c${tail(identity)}`;
/** The identity of such a customer. */
export const identityOfCustomer = (customer: CustomerId): IdentityId => `i${tail(customer)}`;
/** The customer that a detach makes [F6]. */
export const customerOfDetach = (operation: OperationId): CustomerId => `d${tail(operation)}`;
/** The customer that holds what an anonymize listed [F10]. */
export const customerOfAnonymize = (operation: OperationId): CustomerId => `a${tail(operation)}`;
/** The case that `case.open` opens. */
export const caseOfOpen = (operation: OperationId): CaseId => `k${tail(operation)}`;
/** The comment that `comment.add` adds. */
export const commentOfAdd = (operation: OperationId): CommentId => `n${tail(operation)}`;

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
const codes = Uint8Array.from(alphabet, (character) => character.charCodeAt(0));

/** Encodes bytes as lower-case Crockford base32, most significant bit first, last character zero-padded. */
export const encodeBase32 = (bytes: Uint8Array): string => {
  const text: number[] = [];
  let buffer = 0;
  let bits = 0;
  for (let index = 0; index < bytes.length; index++) {
    buffer = (buffer << 8) | bytes[index]!;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text.push(codes[(buffer >>> bits) & 31]!);
    }
    buffer &= (1 << bits) - 1;
  }
  if (bits > 0) text.push(codes[(buffer << (5 - bits)) & 31]!);
  // In one piece: a text that grows by a character is put together when it is first compared.
  return String.fromCharCode(...text);
};
