import type { Catalogue } from "../../src/i18n/catalogue.ts";
import type { Question } from "../navigation/question.ts";

export interface Answer {
  readonly label: string;
  readonly isYes: boolean;
}

/** The answers in the order of the confirmation: the first one is what Enter alone means. */
export const answersOf = (question: Question, text: Catalogue): readonly Answer[] => {
  const yes = { label: question.accept, isYes: true };
  const no = { label: question.refuse ?? text.deciding.cancel, isYes: false };
  return question.irrevocable ? [no, yes] : [yes, no];
};
