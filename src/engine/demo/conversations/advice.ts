/** Sizes, materials and what to pack. */
export const advice = `
== sakura instagram 2d4h | Rucksack for small backs
> Hi! I am 152 cm. Is the Kestrel 30 too long for me?
< 2h Aiko: Hi Sakura! The S back length fits from 148 cm. Many of our smaller customers take it up real mountains.
> 25m はい! S please, thank you 🎒
== sakura email 24d | Rain jacket for the rainy season
> Hello, I need a jacket for the rainy season, warm rain, a lot of sweat. The Fellside looks too warm?

Sakura Sato
< 8h Aiko: Hello Sakura, it is. I would take the Linn shell: lighter, with long zips under the arms. Open both and the wind does the rest.
> 10h I ordered it. Thank you for not selling me the expensive one.
== layla whatsapp 6d8h | Boots for a wide foot
> Hello, which of your boots are wide enough for swollen feet? I am seven months pregnant and want to keep walking
< 30m Mara: Congratulations, Layla! The Gritstone W, one size up, with the soft lacing shown in this video: https://haldenroe.example/soft-lacing
> 15m Wonderful, thank you Mara
== henrik email 15d | Stove at minus twenty
> Does the Lantern stove work at minus twenty? Friends say gas stoves give up.

Henrik Lindqvist
< 3h Tom: With the winter cartridge and the cartridge upside down, yes: we tried it at minus 24. With the summer one your friends are right.
> 1h Winter one ordered.
== george email 20d | How to wash a down jacket
> Hi, my down jacket smells of campfire. Wash it or wear it with pride?
George
< 2h Aiko: Hi George, wash it: front loader, special soap, 30 degrees, then three times in the dryer with two tennis balls. The pride comes back by itself.
> 3d Tennis balls are the trick. Like new.
== ingrid email 1d4h | Base layer, which weight?
> Hi again! Tarn 150 or Tarn 250 for ski touring in March?

Ingrid
< 2h Tom: Hi Ingrid, 150. You go uphill, so you are your own stove. Take the 250 for standing around.
== tomasz messenger 10d3h | Kestrel or Heron
> Hello, for a week in the Tatras, hut to hut: Kestrel 45 or 30?
< 1h Tom: Hut to hut the 30 is enough if you do not carry food. With food, or with a camera, the 45.
> 5m I carry sausage. 45 then
== mateo x 3d5h | ¿Lluvia de Galicia?
> ¿La chaqueta Fellside aguanta la lluvia de Galicia o solo la de Inglaterra?
< 1h Felipe: Ha pasado ambas pruebas, Mateo. La de Galicia, con nota.
> 10m 😂 vendida
== mateoTypo email 17d | Talla de botas
> Hola, calzo un 43 en zapatillas. ¿Qué talla pido en las Gritstone?

Mateo
< 3h Felipe: Hola, Mateo: un 44, para que quepa un calcetín grueso y los dedos no toquen al bajar.
== lenaShop email 1d7h | Harnesses for a climbing gym
> Hello, do you sell harnesses in sets of twenty? Our gym needs new ones by spring.

Lena Brandt
Kletterhalle Nord
< 2h Tom: Hello Lena, we do not make harnesses ourselves, but our partner does, and you get our trade price. I have asked for a quote with four sizes.
> 1h Great. Five of each size, please.
== lenaHome email 13d4h | Trail shoes, very light
> Hi, what is your lightest shoe with a rock plate?

Lena
< 1h Aiko: Hi Lena, the Swift, 236 grams in size 39.
== abigail email 5d2h | Sleeping bag for a cold sleeper
> Hi! I am always cold. The comfort figure says 2 degrees, can I trust it?
Abigail
< 2h Mara: Hi Abigail, for a cold sleeper add five degrees to any figure, ours included. So for you this one is good to about 7 degrees, or with a liner to 3.
> 20m Honest. I like that. Liner ordered too.
== bram email 2d13h | Waterproof or water resistant?
> Hello, your page says "water resistant" and your advert says "waterproof". Which one is it?

Bram de Jong
< 2h Aiko: Hello Bram, "resistant" is true. The advert was wrong and has been changed this morning. If you bought it because of the advert, you may return it, also worn.
> 1h I keep it, I only wanted to know. Thanks.
== chloe instagram 15h30m | Coat for the dog
> Do you make the Fellside for dogs. Chest 58 cm, attitude XL
< 1h Mara: Not yet, but you are the ninth who asks this month. We have passed the measurements on to design.
> 5m Please credit him as co-designer
== diego whatsapp 4d11h | Mochila para avión
> Hola, la Kestrel 30 entra como equipaje de mano?
< 25m Felipe: ¡Hola! Sí, con los bolsillos laterales vacíos: 53 × 32 × 20 cm.
== elif email 2d15h | Vegan boots?
> Hello, are the Gritstone boots free of leather and of animal glue?

Elif
< 4h Tom: Hello Elif, the "Gritstone Plant" is, glue included. The normal one is leather.
== felix email 22d | Zelt für Hochzeitsreise
> Guten Tag, wir wandern drei Wochen durch Norwegen, zu zweit, im September. Corrie 2 oder Corrie 3?

Felix Baumann
< 3h Aiko: Guten Tag Herr Baumann, im September würde ich die Corrie 3 nehmen: bei drei Regentagen in Folge dankt Ihnen Ihre Frau für die Apsis.
> 2h Überzeugt. Danke für die ehrliche Antwort!
== gwen sms 9d8h | Sizes
> do womens boots come in half sizes
< 10m Tom: They do, from 36.5 to 42.5.
== hana instagram 30h | 花の刺繍
> 刺繍のある帽子はまだありますか？ The hat with the flower!
< 3h Aiko: あと二つあります！ I can put one aside until Friday.
> 20m Yes please 🌸
== hassan email 21h | Shoes for the desert
> Hello, I walk in sand for days. Ventilated or closed shoes?

حسن السيد
< 2h Mara: Hello Hassan, closed, with a gaiter. Ventilated ones take in the sand and keep it.
> 1h I have learnt this the hard way. Gaiters it is.
== irene messenger 2d5h | Botas para niño
> Hola, mi hijo calza un 33, hay botas de montaña para él?
< 40m Felipe: ¡Hola, Irene! Sí, las Gritstone Mini, del 28 al 36.
> 8m Qué monas
== jonas x 20h | Schlafsack
> @Halden-Roe Daune oder Kunstfaser für drei Wochen Schottland?
< 1h Aiko: Kunstfaser. In Schottland gewinnt am Ende immer das Wasser.
> 6m Sätze, die man sich einrahmt
== katherine email 9d4h | Walking poles for two heights
> Hello, my husband is 1.92 and I am 1.60. Is there one set of poles we could share?
Katherine Bell
< 1h Tom: Hello Katherine, the Heron runs from 1.05 to 1.35 m, so it fits both. Whether it keeps the peace is another matter.
> 30m We will take two sets, then.
== kenji email 30d | 雪山用の手袋
> 雪山用の手袋を探しています。マイナス15度で使えますか？

森 健司
< 6h Aiko: 森様、Whin の二重手袋はマイナス18度まで試験しています。インナーは別に洗えます。
== leo chat 21d | Head torch
> Hi, which head torch has a red light?
< 1m Tom: Hi Leo! The Ember. Press long for red.
> 1m Perfect for reading in the tent, thanks
== lucia email 17d5h | Allergic to wool
> Hello, is there any wool in the Moorland socks? I am allergic.

Lucia
< 1h Mara: Hello Lucia, there is: 60 % merino. Please take the Moorland Cotton, they have none, and they are knitted on other machines.
> 2h Thank you for the detail about the machines. That matters.
== marcus x 4d3h | A jacket for a wet person
> Which of your jackets survives being stuffed into a bag wet every single day? Asking as a wet person
< 40m Aiko: The Linn shell. It forgives everything but the tumble dryer.
== miriam email 11d8h | Gift for a beginner
> Hello, my niece starts hiking. What would you give her for about 60?

Miriam Katz
< 2h Tom: Hello Miriam, good socks, a flask and a map of where she lives. Boots she should choose herself.
> 1h Map! Of course. Thank you.
== noah messenger 3d8h | Tent for a tall man
> I am 2.03 m. Do any of your tents let me lie straight?
< 1h Tom: The Corrie 3 Long, 2.30 m inside. Our tester is 2.01 and snores happily in it.
== oksana email 4h10m | Children's sleeping bag
> Hello, from which age is the small sleeping bag? My daughter is six.

Оксана
< 1h Aiko: Hello Oksana, from four to ten; it grows with a zip at the foot.
== paulo whatsapp 12d9h | Hammock
> Does the hammock hold two people and one bad decision?
< 12m Tom: 200 kg, so yes to both.
== rosa email 12d2h | Chaqueta para Patagonia
> Hola, viajo a la Patagonia en noviembre. ¿Fellside o Linn?

Rosa
< 2h Felipe: Hola, Rosa: la Fellside, por el viento. Y lleva la capucha bien ajustada.
== samir email 1d1h | Stroller friendly boots
> I will walk around the lake with a pram every day. Boots or shoes?

Samir Nasser
< 2h Mara: Shoes, Samir. And congratulations! The Swift in a dark colour hides everything.
> 40m Including milk?
< 5m Mara: Especially milk.
== sofia email 8d | Skötselråd / care
> Hej, how often may I wash the wool sweater?

Sofia Lindgren
< 3h Aiko: Hej Sofia, as rarely as you can bear. Hang it outside in fog; it does wonders.
== theo instagram 5d7h | Chalk bag
> is the chalk bag big enough for big hands
< 2h Tom: It fits a hand of size 11. Measured on a colleague who is not proud of it.
> 3m sold
== victor email 3d6h | Hat sizes
> Good morning. My head measures 63 cm. Every shop tells me that this does not exist.
Victor Hale
< 1h Mara: Good morning Mr Hale. It does, and the hat is called "Fell L". We have three.
> 20m I shall take two of the three.
== wei email 19d3h | Material of the dry bag
> Hello, is the Skerry dry bag free of PVC?

张伟
< 2h Tom: Hello Wei, yes. Nylon with a TPU coating, both sides.
== yusuf whatsapp 1d8h | Gloves for rope
> Need gloves for handling wet rope on the boat, cold weather. Do the Whin ones cope?
< 18m Tom: The palm does, the cuffs soak up water. I would take the Skerry gloves: neoprene, ugly, warm.
> 4m Ugly and warm, story of my life
== zoe email 10d6h | Repairing a zip at home
> Hi, can I replace a zip slider myself? Zoë
< 2h Aiko: Hi Zoë, yes, ten minutes and a pair of pliers. Size 5, nickel; one is in the post with a small drawing.
> 4d Did it!! The drawing is very cute.
`;
