/** Several people in one conversation: group chats, mails to a list, people who write for others. */
export const together = `
== owen+emeka+yusuf whatsapp 13h | Canal walk, group order
> owen: Right, group for the canal walk. Halden & Roe are in here too. Who needs what?
> 6m emeka: Rain trousers, L
> 2m yusuf: A dry bag, 20 litres. And socks
< 10m Tom to owen: Hello all! With one order and one parcel you save the postage three times. Shall I put it on your name, Owen?
> 3m owen: Yes please, deliver to me
> 1m emeka: 🙌
< 8m Tom to yusuf: Yusuf, which sock size?
> 2m yusuf: 44
< 12m Tom to owen: All in HR-20415, arriving the day after tomorrow.
== carmen+diego+paulo whatsapp 5d5h | Regalo para Ana
> carmen: Chicos, hacemos un regalo juntos? La mochila roja
> 9m diego: Dale 👍
> 4m paulo: I'm in. 40 each?
< 15m Felipe to carmen: ¡Hola a los tres! La mochila roja cuesta 119, con tarjeta de regalo incluida. ¿La envío a tu dirección, Carmen?
> 5m carmen: Sí, por favor!
== katherine+bram+sofia email 11d3h | Trade list: autumn samples
> katherine: Hello list, has anybody seen the autumn samples yet? I run a small shop in Whitby and need to plan the window.

Katherine Bell
> 3h bram: Ours came on Monday in Utrecht. The rust colour is much better than in the catalogue.

Bram
> 1d sofia: Same in Gothenburg. Hello to both of you from the fog.

Sofia
< 2h Mara to katherine: Hello Katherine, yours left today. Thank you, Bram and Sofia, for answering faster than we did.
== stefan+felix+lenaShop email 17d3h | Trade list: prices from January
> stefan: Guten Tag zusammen, gelten die neuen Preise ab Bestellung oder ab Lieferung?

Stefan Krause
> 2h felix: Das wüsste ich auch gern.

Felix Baumann
< 3h Aiko to stefan: Ab Bestellung. Was bis 31. Dezember bestellt ist, kommt zum alten Preis, auch im Februar.
> 1h lenaShop: Danke für die klare Antwort!

Lena Brandt, Kletterhalle Nord
== henrik+ingrid email 6d1h | Two tents, one trip
> henrik: Hello, Ingrid (in copy) and I order separately but would like to get our tents on the same day.

Henrik
> 40m ingrid: Any day but Tuesday, please!
< 2h Tom to henrik: Hello both, then Wednesday for the two of you: HR-20335 and HR-20336.
== school email 7d5h | Thirty rain jackets for year six
> Dear Sir or Madam,

Ridgeway School plans a week in the hills for thirty pupils. May we have an offer for rain jackets, ages ten to eleven? Payment by invoice.

School Office
< 3h Mara: Dear School Office, gladly: thirty Linn Junior at 38.00, one size chart to fill in, and free exchange for those who grow before May.
> 2d The head teacher agrees. The size chart is attached. May we have the jackets by the fifth?
< 1h Mara: You will have them on the second.
== school email 2d10h | Two jackets too small
> Two pupils have indeed grown. 152 instead of 140, please.
< 1h Mara: On their way. Tell them to stop until May.
== rosa+beatriz email 15d1h | Pedido compartido
> rosa: Hola, Beatriz y yo hicimos un pedido juntas (HR-20210) y queremos dividir la factura.
> 1h beatriz: Mitad y mitad, por favor.
< 2h Felipe to rosa: Hecho: dos facturas, una a cada dirección.
== miriam email 18h40m | Writing for my father
> Hello, I write for my father, Aaron Katz, who does not use a computer. His boots (HR-20299) are one size too large. Could he speak to somebody by telephone?

Miriam Katz
< 1h Tom: Hello Miriam, gladly. Aiko calls him this afternoon between two and four, at the number on the order.
> 3h He is delighted. He also says that she laughs at the right places.
== zoe+theo instagram 3d10h | Prize draw
> zoe: We won the prize draw together, how does that work? 🎉
> 4m theo: half a tent each
< 1h Aiko to zoe: Congratulations! One tent, two names on the label. Who has more space?
> 2m zoe: Me!!
`;
