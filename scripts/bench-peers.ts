import { spawnSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { PtyProgram } from "./run-in-pty.ts";

/** Another mail program on the same mbox. */
export interface Peer extends PtyProgram {
  /** Keys that bring it to its list of mails, ready to move; empty when it starts there. */
  readonly toList: string;
}

const size = { columns: 120, rows: 40 };

/** neomutt with nothing but its defaults, read-only, without caches. */
export const neomutt = async (folder: string, mbox: string): Promise<Peer | null> => {
  if (!isInstalled("neomutt")) return null;
  const home = join(folder, "neomutt");
  await mkdir(home, { recursive: true });
  const rc = join(home, "rc");
  await writeFile(rc, [`set folder=${home}`, `set record=`, `set mbox_type=mbox`, ""].join("\n"));
  return {
    ...size,
    name: "neomutt",
    command: ["neomutt", "-n", "-F", rc, "-R", "-f", mbox],
    env: { HOME: home, MAIL: "" },
    toList: "",
  };
};

/** aerc with nothing but its defaults; its account file must be nobody else's to read. */
export const aerc = async (folder: string, mbox: string): Promise<Peer | null> => {
  if (!isInstalled("aerc")) return null;
  const home = join(folder, "aerc-home");
  const config = join(home, "config", "aerc");
  const mail = join(home, "mail");
  await mkdir(config, { recursive: true });
  await mkdir(mail, { recursive: true });
  const accounts = `[bench]\nsource = mbox://${mbox}\nfrom = Bench <bench@example.org>\n`;
  await writeFile(join(config, "accounts.conf"), accounts, { mode: 0o600 });
  return {
    ...size,
    name: "aerc",
    command: ["aerc"],
    env: {
      HOME: home,
      XDG_CONFIG_HOME: join(home, "config"),
      XDG_DATA_HOME: join(home, "data"),
      XDG_CACHE_HOME: join(home, "cache"),
      XDG_RUNTIME_DIR: home,
    },
    toList: "",
  };
};

const isInstalled = (program: string): boolean =>
  spawnSync(program, ["-v"], { stdio: "ignore" }).error === undefined;
