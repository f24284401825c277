import type { RejectionCode, RejectionReason } from "../domain/rejection.ts";

/** The words for each reason; `detail` is empty where the reason gives none. */
export type Rejections = Readonly<Record<RejectionCode, (detail: string) => string>>;

export const rejectionWords = (rejections: Rejections, { code, detail }: RejectionReason): string =>
  rejections[code](detail ?? "");
