/**
 * What a screen switches on and off again, in the terminal's language: alternate screen, hidden cursor, no
 * autowrap (a character in the last column must not move the rest), bracketed paste.
 */
export const enterScreen = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[?2004h";

/** Undoes `enterScreen` from any state. Safe to write twice. The clearing is for terminals without an alternate screen. */
export const leaveScreen = "\x1b[m\x1b[H\x1b[2J\x1b[?2004l\x1b[?7h\x1b[?25h\x1b[?1049l";
