import { expect, it } from "vitest";
import { mailSettings } from "../../src/exports/mail-settings.ts";

const read = (url: string, sender = "desk@example.org") =>
  mailSettings({ ONEFOLD_SMTP_URL: url, ONEFOLD_SMTP_SENDER: sender }, null);

it("[D5] without an address, or with an empty one, mail is not configured", () => {
  expect(mailSettings({}, "desk@example.org")).toEqual({ unset: true });
  expect(read("")).toEqual({ unset: true });
});

it("[D5] user and password are decoded, and the usual ports are known", () => {
  expect(read("smtps://de%40sk:p%3Aw@mail.example.org")).toMatchObject({
    settings: {
      transport: { host: "mail.example.org", port: 465, secure: true, auth: { user: "de@sk", pass: "p:w" } },
    },
  });
  expect(read("smtp://[::1]:2525")).toMatchObject({ settings: { transport: { host: "::1", port: 2525 } } });
});

it("[D5] a password goes to another machine only over TLS", () => {
  expect(read("smtp://a:b@mail.example.org")).toMatchObject({
    settings: { transport: { requireTLS: true } },
  });
  expect(read("smtp://a:b@127.0.0.1:25")).toMatchObject({ settings: { transport: { requireTLS: false } } });
});

it.each([
  "secret",
  "http://u:secret@host",
  "smtp://u:secret@",
  "smtp://u:%secret@host",
  "smtp://u:secret@h/?tls=no",
])("[D5] %s is refused without being quoted", (url) => {
  const result = read(url);
  expect(result).toMatchObject({ invalid: { setting: "ONEFOLD_SMTP_URL" } });
  expect(JSON.stringify(result)).not.toContain("secret");
});

it("[D5] the sender is the environment's, else the configured one, and one plain address", () => {
  expect(mailSettings({ ONEFOLD_SMTP_URL: "smtp://h" }, "desk@example.org")).toMatchObject({
    settings: { sender: "desk@example.org" },
  });
  for (const sender of ["", "Desk <desk@example.org>", "a@b\r\nBcc: c@d"]) {
    expect(read("smtp://h", sender)).toMatchObject({ invalid: { setting: "ONEFOLD_SMTP_SENDER" } });
  }
});
