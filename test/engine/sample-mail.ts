/** An mbox of mails given as their headers and text. */
export const mbox = (...mails: readonly (readonly string[])[]): string =>
  mails.map((lines) => `From - Thu Jan  1 00:00:00 2026\n${lines.join("\n")}\n\n`).join("");

export const mail = (
  id: string,
  from: string,
  subject: string,
  day: number,
  ...headers: readonly string[]
): readonly string[] => [
  `Message-ID: <${id}@example.org>`,
  `From: ${from}`,
  `Subject: ${subject}`,
  `Date: ${String(day).padStart(2, "0")} Jan 2026 10:00:00 +0000`,
  ...(headers.some((header) => header.startsWith("To:")) ? [] : ["To: desk@example.com"]),
  ...headers,
  "",
  `text of ${id}`,
];
