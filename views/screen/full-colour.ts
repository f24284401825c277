/**
 * Ink's colour library asks the process once, when it loads, what the terminal can do.
 * Screens differ, so it is told "everything"; each screen reduces on its own. Imported before Ink.
 */
// biome-ignore lint/style/noRestrictedGlobals: the library offers no other door.
process.env.FORCE_COLOR = "3";
