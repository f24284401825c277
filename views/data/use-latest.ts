import { useRef } from "react";

/** The newest value that was not undefined: what stays on screen, without flicker, until its successor is here. */
export const useLatest = <T>(value: T | undefined): T | undefined => {
  const latest = useRef(value);
  if (value !== undefined) latest.current = value;
  return latest.current;
};
