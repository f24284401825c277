import type { MailPerson, ParsedMail } from "../channels/import-item.ts";
import { normaliseEmail } from "../matching/normalise-email.ts";
import { normaliseSubject } from "../matching/normalise-subject.ts";
import type { DraftOptions } from "./draft-item.ts";
import type { FactDraft, PersonDraft } from "./fact-draft.ts";

/** So many participants of a mail can lead to its conversation by subject. */
const mostParticipants = 8;

/**
 * A mail as a draft. What comes from an address of the desk is outgoing and belongs to the threads of those it is
 * addressed to; everything else came in from its sender. A mail nobody can be named for keeps no person [M4].
 */
export const draftMail = (mail: ParsedMail, { isOwn }: DraftOptions): FactDraft => {
  const channel = mail.channel ?? "email";
  const isOut = mail.from !== null && isOwn(mail.from.address);
  const people = isOut ? addressees(mail, isOwn) : mail.from === null ? [] : [mail.from];
  const { subject: plainSubject, reply } = normaliseSubject(mail.subject);
  const ids = [...(mail.messageId === null ? [] : [mail.messageId]), ...mail.references.toReversed()];
  const root = mail.references[0] ?? mail.messageId;
  return {
    channel,
    people: people.filter((person) => person.address !== "").map((person) => personOf(person, channel)),
    message: {
      kind: "email",
      key: mail.ref,
      direction: isOut ? "out" : "in",
      author: mail.from === null ? "" : mail.from.name || mail.from.address,
      subject: mail.subject,
      text: mail.text,
      sentAt: mail.sentAt,
      references: [...new Set(ids)],
      subjects:
        plainSubject === "" ? [] : circlesOf(mail, isOwn).map((circle) => `${circle}\n${plainSubject}`),
      isSubjectReply: reply && mail.references.length === 0,
      seed: JSON.stringify(root === null ? ["mail", mail.ref] : ["message-id", root]),
      onlyLastSpeaker: false,
    },
  };
};

const personOf = ({ name, address }: MailPerson, channel: string): PersonDraft => ({
  channel,
  kind: "email",
  handle: address,
  name,
  email: address,
  phone: "",
  uid: "",
});

/**
 * Whom a mail of the desk is for: its To, without the desk itself and the list it went through; who got a copy where
 * nobody else is left; the desk itself for a note to self.
 */
const addressees = (mail: ParsedMail, isOwn: DraftOptions["isOwn"]): readonly MailPerson[] => {
  const isList = (person: MailPerson): boolean =>
    mail.list !== null && normaliseEmail(person.address) === mail.list.toLowerCase().replace(".", "@");
  const others = (people: readonly MailPerson[]): readonly MailPerson[] =>
    unique(people.filter(({ address }) => address !== "" && !isOwn(address)));
  const persons = (people: readonly MailPerson[]): readonly MailPerson[] =>
    others(people).filter((person) => !isList(person));
  const choices = [persons(mail.to), persons(mail.cc), others(mail.to), others(mail.cc)];
  return choices.find((people) => people.length > 0) ?? (mail.from === null ? [] : [mail.from]);
};

const unique = (people: readonly MailPerson[]): readonly MailPerson[] => [
  ...new Map(people.map((person) => [normaliseEmail(person.address), person])).values(),
];

/** With whom a subject names a conversation: the mailing list, else everybody who takes part. */
const circlesOf = (mail: ParsedMail, isOwn: DraftOptions["isOwn"]): readonly string[] => {
  if (mail.list !== null) return [`list:${mail.list.toLowerCase()}`];
  const people = [...(mail.from === null ? [] : [mail.from]), ...mail.to, ...mail.cc];
  const addresses = people
    .filter(({ address }) => address !== "" && !isOwn(address))
    .map(({ address }) => normaliseEmail(address));
  return [...new Set(addresses)].slice(0, mostParticipants);
};
