"""Words that a sentence often begins with and that have a capital nowhere else, by language.

Articles, pronouns, prepositions, conjunctions and small numbers: the closed classes that any grammar of the
language lists (own list).
"""

from __future__ import annotations

from typing import Final

#: Lower-case words by language; languages without capitals have none.
OPENERS: Final[dict[str, frozenset[str]]] = {
    lang: frozenset(words.split())
    for lang, words in {
        "en": "it he she they we you this that these those there when while if but and in on at for with"
        " after before although as his her their our its some many most more one two three not no so what how"
        " why where who a an the",
        "de": "der die das ein eine es er wir in im am bei mit nach vor auf für aber und als wenn seine"
        " dieser diese dieses zwei drei mehr viele nicht laut seit während doch auch noch dann"
        " dabei dennoch außerdem durch unter ohne zwar jedoch damals heute gestern dort hier vier"
        " fünf sechs alle einige andere jeder jede kein keine was wer wie warum wo weil obwohl"
        " nachdem bevor sobald bis gegen trotz wegen bereits erst nun sogar zudem",
        "es": "el la los las un una en con por para como cuando pero y no su sus este esta estos dos"
        " tres muchos más según tras después antes se es lo desde hasta entre sobre sin hacia"
        " durante mediante aunque porque donde quien quién qué cómo cuándo dónde mientras también"
        " además ahora hoy ayer así entonces luego ya muy cada todo todos toda todas algunos"
        " algunas otro otra otros esa ese esos estas aquel cuatro cinco seis siete ocho nueve diez"
        " lunes martes miércoles jueves viernes sábado domingo él ella ellos nosotros yo hay",
        "fr": "le la les un une des l d il elle ils elles on en dans avec pour par mais et ce cette ces"
        " son sa ses leur deux trois plus selon après avant quand si lorsque même afin car ainsi"
        " alors cependant toutefois bien comme depuis dès entre jusqu lors malgré puis pourtant"
        " sans sous sur tout toute tous toutes vers voici voilà nous vous je qui quel quelle où"
        " comment pourquoi aucun aucune chaque plusieurs certains certaines beaucoup quatre cinq"
        " six sept huit neuf dix lundi mardi mercredi jeudi vendredi samedi dimanche aujourd hier"
        " cela c s y leurs notre ensuite enfin aussi auparavant parmi près qu tandis au"
        " aux",
        "id": "di ke dari pada untuk dengan dan atau tetapi tapi namun ini itu dia ia mereka kami kita saya"
        " anda aku kamu para seorang sebuah beberapa banyak semua setiap tidak bukan jika kalau ketika saat"
        " sejak setelah sementara selain selama karena meski meskipun walaupun sebagai seperti menurut"
        " dalam oleh tentang hingga sampai antara tanpa bagi akan telah sudah masih juga hanya lebih"
        " sekitar sebagian kedua tiga empat lima apa siapa mengapa bagaimana kapan dimana ada adalah"
        " kemudian lalu sebelum sekarang kini hari kemarin besok",
        "it": "il lo la i gli le un una in con per ma e non questo questa dopo prima due tre secondo"
        " quando è si l dal dalla nel nella sul sulla al alla ai alle tra fra senza verso durante"
        " mentre anche ancora ora oggi ieri così allora poi già molto molti ogni tutto tutti tutta"
        " alcuni alcune altro altri quella quello quelli quattro cinque sei sette otto nove dieci"
        " lunedì martedì mercoledì giovedì venerdì sabato domenica lui lei loro noi io chi cosa"
        " come dove perché poiché sebbene nonostante almeno",
        "nl": "de het een hij zij ze we in op met voor maar en als dit dat deze na twee drie veel niet"
        " er over onder tegen tussen door uit zonder tijdens sinds terwijl omdat hoewel toen ook"
        " nog nu vandaag gisteren daar hier dus toch want vier vijf zes alle sommige andere elk"
        " elke geen wat wie hoe waarom waar volgens tot om bij aan ik jij haar zijn hun ons onze"
        " jullie",
        "pl": "w na z do po o od dla ale nie to ten ta jego jej ich gdy kiedy jak jest dwa trzy według"
        " przed przez bez pod nad przy podczas między wśród wobec oraz także również jednak więc"
        " tak teraz dziś wczoraj tutaj tam już jeszcze bardzo każdy wszyscy wszystkie niektórzy"
        " inne inny cztery pięć sześć siedem poniedziałek wtorek środa czwartek piątek sobota"
        " niedziela on ona oni one my ja kto co gdzie dlaczego ponieważ chociaż jeśli aby żeby"
        " zanim tego tym te",
        "pt": "o a os as um uma em no na com por para mas e não seu sua este esta após antes dois três"
        " segundo quando desde até entre sobre sem durante embora porque onde quem que enquanto"
        " também além agora hoje ontem assim então logo já muito cada todo todos toda todas alguns"
        " algumas outro outra outros essa esse esses estas aquele quatro cinco seis sete oito nove"
        " dez segunda terça quarta quinta sexta sábado domingo ele ela eles nós eu há ao aos à às"
        " pelo pela se num numa nos nas pelos pelas ainda apesar",
        "ru": "в на с по о от для но и не это этот эта его её их он она они мы когда как если два три"
        " после до из к у за при без между через среди однако также ещё еще уже сейчас сегодня"
        " вчера там тут здесь так тогда очень каждый все всё некоторые другие другой четыре пять"
        " шесть понедельник вторник среда четверг пятница суббота воскресенье вы я кто что где"
        " почему потому хотя чтобы перед согласно благодаря поэтому затем эти такой",
        "sv": "en ett den det de han hon vi jag ni du man i på av för med om men och att som när efter före"
        " under över mellan mot utan sedan medan trots enligt denna detta dessa hans hennes deras sin vår"
        " två tre fyra fem många flera alla några varje ingen inget inte också dock nu då där här så"
        " eftersom därför vad vem var varför hur idag igår till från vid hos genom kring",
        "tr": "bu bir o ve ama için ile iki üç çok daha en sonra önce ancak ayrıca şu onun onlar eğer"
        " her hiç kim nasıl neden çünkü fakat sadece yalnızca birçok bazı tüm bütün şimdi bugün"
        " dün ben biz siz bunun buna bunu böyle öyle dört beş altı ardından bununla",
        "vi": "tôi bạn anh chị ông bà cô họ nó hắn chúng ta các những một mỗi mọi nhiều hai ba bốn năm khi"
        " nếu tuy nhưng và vì do bởi theo trong tại ở trên dưới sau trước từ đến với để cho không chưa có là"
        " đây đó điều việc người cả hơn khoảng gần chỉ cũng đã đang sẽ vẫn còn ngay hôm bên ngoài giữa qua"
        " về bằng như dù mặc ai gì sao thế nào vậy rồi nay ngày lúc kể song thay ít hàng",
        "el": "ο η το οι τα τον την του της των τους ένας μια μία ένα σε στο στη στην στον στις στα στους με"
        " για από και κι αλλά αν όταν ενώ αφού πριν μετά κατά χωρίς προς δεν μην θα να ότι που πως αυτός"
        " αυτή αυτό αυτοί εκείνος δύο τρεις τρία τέσσερις πολλοί πολλά όλοι κάθε όμως ωστόσο επίσης τώρα"
        " τότε εκεί εδώ γιατί επειδή σήμερα χθες ποιος τι πού πώς μας σας μόνο",
    }.items()
}
#: Languages whose nouns have capitals, so that a capital tells little of where a sentence begins.
CAPITAL_NOUNS: Final = frozenset({"de"})
#: Definite articles, which have a capital in titles and names too ("The Hague", "El Salvador").
ARTICLES: Final = frozenset("the el la los las le les il lo de het o os as".split())
#: English adverbs that a comma parts from the sentence they begin; most others end in -ly.
SENTENCE_ADVERBS: Final = frozenset(
    "however meanwhile instead nevertheless nonetheless moreover furthermore therefore afterwards today"
    " yesterday".split()
)
#: Words in -ly that are adjectives and nouns, though what stands before it is a word.
NO_ADVERBS: Final = frozenset("weekly monthly quarterly yearly".split())
