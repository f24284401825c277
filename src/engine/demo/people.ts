import type { ChannelKind } from "../../domain/channel.ts";

/** One account of a demo person. What a field leaves out, the channel gave not. */
export interface DemoAccount {
  readonly kind: ChannelKind;
  readonly handle: string;
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly uid?: string;
}

/**
 * Everybody who writes to the invented shop, by the key that conversations use, with an account for each channel.
 * Nobody here exists: addresses stand under reserved domains (RFC 2606), phone numbers in ranges that are kept
 * for fiction, and handles hold a hyphen, which neither X nor Instagram allows.
 */
export const demoPeople: Readonly<Record<string, readonly DemoAccount[]>> = {
  // One person on several channels, for an agent to find and merge.
  nora: [
    mail("nora.albrecht@example.com", "Nora Albrecht"),
    number("whatsapp", "+44 7700 900112", "Nora A."),
    social("instagram", "@nora-outdoors", "Nora Albrecht"),
  ],
  sakura: [
    mail("sakura.sato@example.com", "Sakura Sato"),
    social("instagram", "@sakura-hikes", "佐藤さくら"),
    messenger("fb-400118", "Sakura Sato"),
  ],
  layla: [
    mail("layla.haddad@example.org", "Layla Haddad"),
    number("whatsapp", "+44 7700 900227", "ليلى حداد"),
  ],
  claire: [
    mail("claire.dubois@example.com", "Claire Dubois"),
    messenger("fb-400231", "Claire Dubois"),
    chat("chat-81120", "Claire", "claire.dubois@example.com"),
  ],
  henrik: [
    mail("henrik@lindqvist.example", "Henrik Lindqvist"),
    social("x", "@henrik-lindqvist", "Henrik Lindqvist"),
  ],
  george: [
    mail("george.okafor@example.com", "George Okafor"),
    number("whatsapp", "+44 7700 900418", "George Okafor"),
    social("x", "@okafor-on-foot", "George O."),
  ],
  ingrid: [
    mail("ingrid.moe@example.net", "Ingrid Moe"),
    social("instagram", "@ingrid-moe-fjell", "Ingrid 🏔️"),
    number("sms", "+44 7700 900530", ""),
  ],
  tomasz: [
    mail("tomasz.zielinski@example.com", "Tomasz Zieliński"),
    messenger("fb-400377", "Tomek Zieliński"),
    number("call", "+44 20 7946 0815", "T Zielinski"),
  ],
  // The channels give the same number, or the same name and address: these join by themselves [M2] [D1].
  priya: [
    number("whatsapp", "+1 202 555 0143", "Priya Raman"),
    number("sms", "+1 202 555 0143", ""),
    mail("priya.raman@example.com", "Priya Raman"),
  ],
  james: [
    mail("james.whitcombe@example.com", "James Whitcombe"),
    number("call", "+44 7700 900345", "James Whitcombe"),
    number("whatsapp", "+44 7700 900345", "Jim W"),
  ],
  mateo: [
    mail("mateo.ibanez@example.org", "Mateo Ibáñez Ruiz"),
    chat("chat-81044", "Mateo Ibáñez Ruiz", "mateo.ibanez@example.org"),
    social("x", "@mateo-ibanez", "Mateo Ibáñez"),
  ],
  greta: [
    mail("greta.vogel@example.com", "Greta Vogel"),
    chat("chat-81203", "Greta Vogel", "greta.vogel@example.com"),
  ],
  owen: [
    number("sms", "+44 7700 900671", ""),
    number("whatsapp", "+44 7700 900671", "Owen Pryce"),
    mail("owen.pryce@example.net", "Owen Pryce"),
  ],
  fatima: [
    number("whatsapp", "+33 6 39 98 12 40", "Fatima Benali"),
    number("call", "+33 6 39 98 12 40", "Fatima Benali"),
    mail("fatima.benali@example.org", "Fatima Benali"),
  ],
  // Almost the same as somebody above: for suggestions.
  jim: [mail("j.whitcombe@example.net", "Jim Whitcombe")],
  georg: [mail("georg.okafor@example.com", "George Okafor")],
  katherine: [mail("katherine.bell@example.com", "Katherine Bell")],
  kathryn: [mail("kathryn.bell@example.com", "Kathryn Bell")],
  claireWork: [mail("c.dubois@atelier-dubois.example", "Claire Dubois")],
  mateoTypo: [mail("mateo.ibanes@example.org", "Mateo Ibanes")],
  lenaShop: [mail("lena@kletterhalle.example", "Lena Brandt")],
  lenaHome: [mail("lena.brandt@example.com", "Lena Brandt")],
  // One account each, or two that nobody would confuse.
  abigail: [mail("abigail.trent@example.com", "Abigail Trent")],
  arjun: [mail("arjun.mehta@example.com", "Arjun Mehta"), chat("chat-81317", "Arjun M", "")],
  beatriz: [mail("beatriz.lozano@example.org", "Beatriz Lozano")],
  bram: [mail("bram.dejong@example.net", "Bram de Jong")],
  carmen: [number("whatsapp", "+1 305 555 0166", "Carmen Ortega")],
  chloe: [social("instagram", "@chloe-and-the-dog", "Chloé 🐕")],
  daniel: [mail("daniel.hartley@example.com", "Daniel Hartley")],
  diego: [number("whatsapp", "+1 786 555 0121", "Diego Fuentes")],
  edith: [
    number("call", "+44 20 7946 0362", "Mrs Edith Marlow"),
    mail("edith.marlow@example.com", "Edith Marlow"),
  ],
  elif: [mail("elif.aydin@example.org", "Elif Aydın")],
  emeka: [number("whatsapp", "+44 7700 900808", "Emeka")],
  felix: [mail("felix.baumann@example.com", "Felix Baumann")],
  gwen: [number("sms", "+44 7700 900754", "")],
  hana: [social("instagram", "@hana-no-yama", "花 Hana")],
  hassan: [mail("hassan.elsayed@example.com", "حسن السيد")],
  irene: [messenger("fb-400512", "Irene Castellanos")],
  jonas: [social("x", "@jonas-geht-raus", "Jonas Kühn")],
  kenji: [mail("kenji.mori@example.com", "森 健司")],
  leo: [chat("chat-81390", "Leo", "leo.fontaine@example.net")],
  lucia: [mail("lucia.marchetti@example.net", "Lucia Marchetti")],
  maeve: [mail("maeve.brennan@example.com", "Maeve Brennan"), number("sms", "+44 7700 900693", "")],
  marcus: [social("x", "@marcus-uphill-only", "Marcus Lee")],
  miriam: [mail("miriam.katz@example.org", "Miriam Katz")],
  noah: [messenger("fb-400640", "Noah Fairweather")],
  oksana: [mail("oksana.koval@example.com", "Оксана Коваль")],
  paulo: [number("whatsapp", "+1 617 555 0188", "Paulo Teixeira")],
  rosa: [mail("rosa.delgado@example.com", "Rosa Delgado")],
  ruth: [number("call", "+44 20 7946 0447", "Ruth Ashdown")],
  samir: [mail("samir.nasser@example.net", "Samir Nasser")],
  sofia: [mail("sofia.lindgren@example.org", "Sofia Lindgren")],
  stefan: [mail("stefan.krause@example.com", "Stefan Krause")],
  theo: [social("instagram", "@theo-climbs-slowly", "Theo")],
  victor: [mail("victor.hale@example.com", "Victor Hale")],
  wanda: [messenger("fb-400733", "Wanda Sikora")],
  wei: [mail("wei.zhang@example.com", "张伟")],
  yusuf: [number("whatsapp", "+44 7700 900966", "Yusuf Demir")],
  zoe: [social("instagram", "@zoe-underwoods", "Zoë 🌿"), mail("zoe.underwood@example.com", "Zoë Underwood")],
  // Not persons, or nobody knows who.
  parcels: [mail("noreply@swiftline.example", "Swiftline Parcels")],
  school: [mail("office@ridgeway-school.example", "Ridgeway School Office")],
  visitor1: [chat("visitor-5512", "", "")],
  visitor2: [chat("visitor-5547", "", "")],
  visitor3: [chat("visitor-5601", "", "")],
};

/** Cards of the shop's loyalty scheme: identities without a message. */
export const demoCards: readonly DemoAccount[] = [
  card("HR-C-10021", "Nora Albrecht", "n.albrecht@example.org", "+44 7700 900112"),
  card("HR-C-10077", "Katherine Bell", "katherine.bell@example.com", "+44 7700 900290"),
  card("HR-C-10103", "Layla Haddad", "", "+44 7700 900227"),
  card("HR-C-10140", "Bram de Jong", "bram.dejong@example.net", ""),
  card("HR-C-10188", "Edith Marlow", "", "+44 20 7946 0362"),
  card("HR-C-10215", "Ada Winterbourne", "ada.winterbourne@example.com", "+44 7700 900015"),
];

function mail(handle: string, name: string): DemoAccount {
  return { kind: "email", handle, name, email: handle };
}
function number(kind: "whatsapp" | "sms" | "call", handle: string, name: string): DemoAccount {
  return { kind, handle, name, phone: handle };
}
function social(kind: "x" | "instagram", handle: string, name: string): DemoAccount {
  return { kind, handle, name };
}
function messenger(uid: string, name: string): DemoAccount {
  return { kind: "messenger", handle: uid, name, uid };
}
/** Web chat: name and address are what the visitor typed, if anything. */
function chat(handle: string, name: string, email: string): DemoAccount {
  return { kind: "chat", handle, name, email };
}
function card(handle: string, name: string, email: string, phone: string): DemoAccount {
  return { kind: "other", handle, name, email, phone };
}
