/** What a refusal's sentence may mention, already written out in the reader's language and time zone. */
export interface RefusalParts {
  readonly by: string | null;
  readonly when: string | null;
  readonly detail: string | null;
}

/** The names that a History sentence may mention; absent once erased. */
export type Mentions = Readonly<Record<string, string | undefined>>;
