/** What is known of a customer by which two can be compared. Values as they were given; nothing twice. */
export interface PersonTraits {
  readonly names: readonly string[];
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly uids: readonly UniqueId[];
  /** Set in the profile; null when it is not. */
  readonly gender: string | null;
}

/** An id that a channel gave. One person seldom has two of one channel. */
export interface UniqueId {
  readonly channel: string;
  readonly value: string;
}

/** How many customers hold a value, at least one; what is held by many tells little. */
export interface Holders {
  name(name: string): number;
  email(address: string): number;
  /** The part before the @, regardless of dots and plus tags. */
  mailbox(address: string): number;
  phone(phone: string): number;
  uid(value: string): number;
}
