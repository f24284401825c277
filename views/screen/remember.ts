/** The same function with its newest answers at hand, at most `most` of them; for pure functions of one text. */
export const remember = <Answer>(ask: (text: string) => Answer, most = 4096): ((text: string) => Answer) => {
  const answers = new Map<string, Answer>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = ask(text);
    if (answers.size >= most) answers.clear();
    answers.set(text, answer);
    return answer;
  };
};
