/** Whether a chat's sender is a bare number: WhatsApp shows senders that no contact names by their number. */
export const isPhoneLike = (text: string): boolean =>
  /^\+?[\d\s().\-‐-―]+$/.test(text.replace(/\p{Cf}/gu, "")) && text.replace(/\D/g, "").length >= 5;
