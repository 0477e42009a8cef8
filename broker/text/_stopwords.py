"""Function words of the six languages, folded: words that say nothing about what a text is about.

Words that mean something in another of the languages stay out (German `war`, `man`, `hat`, and
English `us`, which folding makes equal to the country).
"""

_ENGLISH = """
a about above after again against all also although always am among an and another any are around
as at be because been before being below between both but by can cannot could did do does doing
done down during each either etc even ever every few for from further had has have having he her
here hers herself him himself his how however i if in into is it its itself just less let many may
me might more most much must my myself neither never no nor not now of off often on once only onto
or other others our ours ourselves out over own per quite rather same several shall she should
since so some such than that the their theirs them themselves then there therefore these they this
those though through throughout thus to together too toward towards under until up upon very via
was we well were what when where whereas whether which while who whole whom whose why will with
within without would yet you your yours
"""

_FRENCH = """
afin ai ainsi alors apres au aucun aucune aussi autre autres aux avait avant avec avez avoir avons
aient beaucoup car ce ceci cela celle celles celui cependant ces cet cette ceux chaque chez comme
comment contre dans de deja depuis des donc dont du elle elles en encore entre es est et etaient
etait etant ete etes etre eu eux fait il ils je jusque la laquelle le lequel les lesquels leur
leurs lors lorsque lui mais me meme memes mes moi moins mon ma ne ni nos notre nous on ont ou par
parce parmi pas pendant peu peut peuvent plus plusieurs pour pourquoi quand que quel quelle
quelles quelque quelques quels qui quoi sa sans se selon ses si sien soit son sont sous suis sur
ta tandis te tel telle telles tels tes toi ton toujours tous tout toute toutes tres trop tu un une
vers voici voila vos votre vous
"""

_SPANISH = """
acerca ademas ahora al algo alguna algunas alguno algunos ante antes aquel aquella aquellas
aquellos aqui asi aun aunque bajo bien cada casi como con contra cual cuales cualquier cuando
cuanto cuya cuyas cuyo cuyos de del desde despues donde dos durante e el ella ellas ellos en
entonces entre era eran eres es esa esas ese eso esos esta estaba estaban estamos estan estar
estas este esto estos estoy fue fueron ha habia haber hace hacia han hasta hay he incluso la las
le les lo los luego mas mediante mi mientras mis misma mismas mismo mismos mucha muchas mucho
muchos muy nada ni ningun ninguna no nos nosotros nuestra nuestras nuestro nuestros nunca o os
otra otras otro otros para pero poco por porque pues que quien quienes se sea sean segun ser si
sido siempre siendo sin sino sobre sois somos son soy su sus tal tales tambien tampoco tan tanto
te tener tiene tienen toda todas todo todos tras tu tus un una unas uno unos usted ustedes
vosotros y ya yo
"""

_ITALIAN = """
a abbia abbiamo adesso agli ai al alcune alcuni all alla alle allo allora altra altre altri altro
anche ancora anzi avere aveva avevano avuto ben c che chi ci cioe circa coi col come con contro
cosa cosi cui d da dagli dai dal dall dalla dalle dallo degli dei del dell della delle dello
dentro di dopo dove due dunque e ed era erano essere fa fino fra fu gia gli ha hanno ho i il in
infatti inoltre invece io l la le lei li lo loro lui ma mai me meno mentre mi mia mie miei mio
molta molte molti molto ne negli nei nel nell nella nelle nello nessun nessuna noi non nostra
nostre nostri nostro o od ogni oltre ora per perche percio pero piu poi presso prima proprio puo
qua quale quali qualche quando quanto quella quelle quelli quello questa queste questi questo qui
quindi sara se sei sempre senza si sia siamo siano sono sopra sotto sta stata state stati stato su
sua sue sugli sui sul sull sulla sulle sullo suo suoi tale tali tra troppo tu tua tue tuo tuoi
tutta tutte tutti tutto un una uno verso vi voi
"""

_PORTUGUESE = """
a acerca agora ainda alem algo algum alguma algumas alguns antes ao aos apenas apos aquela aquelas
aquele aqueles aquilo as assim ate atraves bem cada cerca com como contra contudo cuja cujas cujo
cujos da das de dela delas dele deles depois desde dessa dessas desse desses desta destas deste
destes devido disso disto do dos durante e ela elas ele eles em embora enquanto entao entre era
eram essa essas esse esses esta estao estar estas estava estavam este estes eu foi foram ha isso
isto ja la lhe lhes logo mais mas me mediante meio mesma mesmas mesmo mesmos meu meus minha minhas
muita muitas muito muitos na nao nas nem nenhum nenhuma nessa nesse nesta neste no nos nossa
nossas nosso nossos num numa nunca o onde os ou outra outras outro outros para pela pelas pelo
pelos perante pode podem pois por porem porque portanto pouco qual quais qualquer quando quanto
que quem sao se seja sejam sem sempre sendo ser sera seu seus si sido sob sobre sua suas tal tais
tambem tanto tao te tem tendo ter teu toda todas todo todos tu tua tudo um uma umas uns voce voces
"""

_GERMAN = """
aber als also am an ander andere anderen anderer anderes auch auf aus bei beim bereits bin bis
bist bzw da dabei dadurch dafur damit danach dann daran darauf daraus darf das dass davon dazu
dein deine dem den denen denn der deren des deshalb dessen dich die dies diese diesem diesen
dieser dieses dir doch dort du durch ein eine einem einen einer eines einige einigen er es etwa
etwas euch euer eure fur gegen gegenuber gibt habe haben ich ihm ihn ihnen ihr ihre ihrem ihren
ihrer ihres im in indem innerhalb ins ist ja jede jedem jeden jeder jedes jedoch jetzt kann kein
keine keinem keinen keiner konnen mehr mein meine mich mir mit nach nachdem neben nein nicht
nichts noch nun nur ob obwohl oder ohne sehr sein seine seinem seinen seiner seines seit sich sie
sind so sobald sodass solche solchen soll sollen sollte sondern sonst sowie sowohl statt uber um
und uns unser unsere unserem unseren unserer unter viel viele vielen vom von vor wahrend wann
waren warum was weder wegen weil weiter welche welchem welchen welcher welches wenn wer werde
werden wie wieder wir wird wo wobei wodurch worden wurde wurden zu zum zur zwar zwischen
"""

STOPWORDS = frozenset(
    " ".join((_ENGLISH, _FRENCH, _SPANISH, _ITALIAN, _PORTUGUESE, _GERMAN)).split()
)
"""Folded function words of English, French, Spanish, Italian, Portuguese and German."""
