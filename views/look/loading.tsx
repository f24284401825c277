import { useEffect, useState } from "react";
import { useLanguage } from "../app/language-context.ts";
import { Rows } from "./rows.tsx";
import { theme } from "./theme.ts";

/** Milliseconds: what comes sooner replaces nothing but blanks, so nothing flickers. */
const patience = 300;

/** Blank rows, which say that something is on its way when it takes long. */
export const Loading = ({ width, height }: { width: number; height: number }) => {
  const { text } = useLanguage();
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), patience);
    return () => clearTimeout(timer);
  }, []);
  const lines = isLong ? [[{ text: text.loading, style: theme.quiet }]] : [];
  return <Rows width={width} height={height} lines={lines} />;
};
