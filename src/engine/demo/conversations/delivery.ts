/** Parcels on their way, late, lost or found. */
export const delivery = `
== george email 7h | Parcel marked as delivered, but it is not here
> Hello,

Tracking for HR-20355 says "delivered, front porch" at 11:04. I do not have a porch. I live on the third floor.

George Okafor
< 40m Tom: Hello George, then somebody on the ground floor has a surprise. I have asked the courier for the photo and opened a trace; if it
does not turn up by tomorrow noon, a new one leaves here.
> 2h Found it! The bakery downstairs took it in and forgot. All good, and they gave me a bun.
< 10m Tom: The best ending a trace has ever had.
== george whatsapp 3d4h | Saturday delivery
> Can you deliver on a Saturday? I am out all week
< 1h Tom: We can, for 4.50. Or pick a locker, that is free and open all night.
> 12m Locker then
== george x 11d | Stuck in sorting
> Three days and my parcel has not moved from "sorting". Is it learning the alphabet?
< 35m Aiko: It got as far as Q, we are told. Could you send us the order number in a private message? We will give it a push.
> 4m Sent 😅
== georg email 5d6h | Where is my order
> Hi, I ordered as a guest and never got a confirmation. I may have misspelt my address. The order number on the page was HR-20348.

George Okafor
< 1h Mara: Hi George, you wrote "georg." without the last e, so the confirmation went nowhere. The order itself is fine and arrives tomorrow.
== sakura email 6d3h | Customs fee
> Hello, the courier asks me for 2,300 yen before delivery. I thought that duties are included?

Sakura Sato
< 9h Aiko: Hello Sakura, they are included and the courier should know. I have sent them our number; please do not pay. If they insist at the
door, pay and send me the receipt, and I will refund it the same day.
> 1d They delivered without asking again. Thank you!
== sakura messenger 15h | Delivery to Hakone
> Hi! Can I have my next order sent to a mountain hut near Hakone? I will be there for two weeks
< 1h Aiko: Hi Sakura! Yes, if the hut has a name and someone signs. What is it called?
> 30m Kintoki hut. The keeper says he signs everything, even postcards
== layla whatsapp 10h | الطلب
> مرحبا، أين طلبي؟ رقم HR-20366
< 30m Mara: Hello Layla! HR-20366 is with the courier in Leeds and should be with you tomorrow before noon.
> 3m شكرا جزيلا! I can also read English 😊
== layla email 18d | Change of delivery country
> Dear Halden & Roe, I am moving in October. Can my account keep its orders when the country changes?

Layla Haddad
< 3h Tom: Dear Layla, yes. Change the country in your account and everything stays: orders, points and the wish list.
== henrik email 2d8h | Damaged box
> The box with the stove looks as if somebody played football with it. The stove seems fine. Should I do anything?

Henrik
< 2h Mara: Please light it once outdoors and look for a yellow flame. If it burns blue, all is well. If not, tell me and I send a new one at once.
> 5h Blue as can be. Thanks.
== henrik x 2d9h | Photo of a box
> Ordered a stove, received a rugby ball. @Halden-Roe
< 1h Aiko: Oh no. Is what is inside still a stove? Please send us a message and we will make it right.
== ingrid email 12d4h | Delivery to Svalbard
> Hi! Do you ship to Longyearbyen? The checkout says "region not available".

Ingrid Moe
< 4h Tom: Hi Ingrid, we do by post, the checkout is wrong. I can place it for you. It takes about ten days, polar bears permitting.
> 2h Yes please. I will keep the bears busy.
< 20m Tom: Ordered: HR-20255. The tracking link follows.
> 10d It arrived. Dry, complete, no tooth marks.
== ingrid sms 1d20h | Tracking
> Hi is HR-20389 on its way? Ingrid
< 30m Mara: Hi Ingrid, it left on Monday and is in Tromsø. Two more days.
== tomasz email 4d7h | Paczka / parcel HR-20330
> Hello, the courier came when I was at work, and now the parcel is at a point 20 km away. Could it be sent again?

Tomasz Zieliński
< 3h Aiko: Hello Tomasz, a second attempt is booked for Thursday between 17:00 and 20:00.
> 2d Thursday, 17:05. Respect.
== tomasz call 4d8h | Call, hung up after 1 min
> Call answered by Aiko. Asked about a parcel at a collection point, line broke off before he could give the order number.
== parcels email 6h30m | Shipment SW-4410982 delivered
> This is an automatic message. Your shipment SW-4410982 was delivered at 11:04. Left at: front porch. Please do not answer this message.
== parcels email 2d | Shipment SW-4409120 delayed
> This is an automatic message. Your shipment SW-4409120 is delayed by weather. New estimate: tomorrow. Please do not answer this message.
== parcels email 4d | Collection SW-4407755 booked
> This is an automatic message. A collection is booked for Thursday between 08:00 and 12:00. Please do not answer this message.
== diego whatsapp 6h10m | ¿Llega hoy?
> Buenas, el pedido HR-20401 llega hoy o mañana? Es para un regalo
< 20m Felipe: ¡Buenas, Diego! Está en reparto, llega hoy antes de las 20:00.
> 5h Llegó. Justo a tiempo 🎁
== edith call 5d3h | Call about a missing parcel, 9 min
> Call answered by Mara. Mrs Marlow's walking poles have not come. Tracking says that they are with a neighbour, number 14, who is away until Friday.
She does not mind waiting. We talked about her dog.
== edith email 3d2h | The poles
> Dear Mara,

The neighbour is back and so are the poles. They are lovely and light. Biscuit has already chewed one strap, which is not your fault.

Edith Marlow
< 2h Mara: Dear Mrs Marlow, a spare strap is in the post, with our regards to Biscuit.
> 1d You are very kind.
== elif email 8d9h | Customs number
> Merhaba, the customs office asks for an EORI number of the sender. Can you give it to me?

Elif Aydın
< 2h Tom: Hello Elif, it stands on the invoice outside the box, top right. I have sent you a copy as well.
== emeka whatsapp 1d2h | Driver cannot find us
> Your driver has called me three times, he is at the wrong Church Lane
< 4m Tom: I am sorry! Which village are you in?
> 1m Upper Fenwick. He is in Lower Fenwick
< 6m Tom: He is turning round now. About twenty minutes.
> 24m He made it 😂 gave him a tea
== felix email 10d | Lieferzeit in die Schweiz
> Grüezi, wie lange dauert der Versand nach Basel?

Felix Baumann
< 3h Aiko: Guten Tag Herr Baumann, drei bis fünf Werktage, Zoll inbegriffen.
== gwen sms 5h20m | Parcel
> hi my parcel says out for delivery since yesterday??
< 15m Mara: Hello! The van broke down last night. It is on another one now and comes today by 18:00. May I ask for your name or order number, so that I can watch it?
> 2m HR-20394 gwen
== hassan email 13d | Address in two lines
> Hello, your form cuts my address after 35 characters. The flat number is lost every time.

Hassan
< 1d Tom: Hello Hassan, you are right and it was a mistake of ours. The form takes 70 characters now. Thank you for telling us.
== irene messenger 7d8h | Envío a Canarias
> Hola, hacéis envíos a Tenerife?
< 1h Felipe: ¡Hola, Irene! Sí, en seis días, y el IGIC va incluido.
> 3m Genial
== paulo whatsapp 2d2h | Wrong parcel
> Hi there, I got somebody else's boots. Size 45, the name on the slip is Mr. L. Fontaine
< 10m Aiko: Thank you for telling us, Paulo. Please do not send them back yourself: a courier collects them tomorrow and brings yours.
> 22h All swapped. Tell Mr Fontaine he has big feet
== leo chat 2d1h | Boots that are not mine
> Hi, I ordered boots in 45 and got a child's rain coat
< 2m Aiko: Hi Leo, two labels were swapped. Your boots are safe, and a courier brings them tomorrow.
> 1m OK, I will keep the coat dry until then
== ruth call 19h | Call about delivery slot, 3 min
> Call answered by Tom. Ruth Ashdown needs the tent before Saturday noon. Upgraded to the morning slot on Friday at no charge.
== stefan email 3d9h | Sendung hängt in Köln
> Guten Tag, meine Sendung HR-20347 steht seit fünf Tagen auf "in Bearbeitung". Können Sie nachforschen?

Stefan Krause
< 2h Aiko: Guten Tag Herr Krause, die Nachforschung läuft. Kommt bis Freitag nichts, schicken wir Ersatz.
> 2d Heute zugestellt. Erledigt, vielen Dank.
== visitor2 chat 1d5h | Shipping cost
> how much is shipping to ireland
< 1m Mara: Hello! 6.50, free from 80.
== yusuf whatsapp 9d2h | Delivery to a boat
> Strange question, I live on a narrowboat. Can you deliver to a lock?
< 25m Tom: Not strange at all. Which lock, and which day will you be moored there?
> 8m Bascote lock, Thursday to Sunday
< 5m Tom: Noted for Friday: "moored boat, blue, ask for Yusuf".
> 1d It worked!! Only shop that ever did that
`;
