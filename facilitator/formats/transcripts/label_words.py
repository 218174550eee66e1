"""Words that tell a name from speech, in the project's languages: see `labels`.

They count where a transcript is too short to have a habit, and for what stands before a colon only once.
"""

from __future__ import annotations

__all__ = ["COUNTERS", "HEADINGS", "PARTICLES", "SOUNDS", "SPEECH"]

_HEADINGS = """
question questions answer answers option options plan plans proposal remember note notes nb ps first second
third fourth fifth firstly secondly thirdly finally last lastly next then also and but or so well now ok okay yes no
right reminder deadline fun hint spoiler
disclaimer bottom line takeaway objective background context definition
step steps point points item items part section chapter example examples topic theme agenda summary
conclusion conclusions result results reason reasons problem problems solution solutions idea ideas fact facts
rule rules warning caution attention important tip hint update answered issue issues task tasks goal goals aim
case cases phase version level number figure table appendix article motion amendment budget cost costs price
time date place today tomorrow yesterday meanwhile however therefore because look listen wait fine sure good
see here there that this these those what why who how when where which namely translation quote
source sources credits subtitles music applause laughter laughs noise silence inaudible crosstalk cheering
background foreign blank_audio chuckles sighs coughing clapping typing pause video audio sound
pregunta preguntas respuesta opción opciones propuesta recuerda nota primero segundo tercero ejemplo problema
solución conclusión resumen punto paso parte razón música aplausos risas entonces pues bueno sí
resposta opció proposta recorda primer segon tercer exemple solució conclusió resum pas raó rialles
aplaudiments réponse proposition rappel premier première deuxième troisième problème
résumé étape partie raison musique rires applaudissements frage antwort vorschlag hinweis erstens zweitens drittens
beispiel lösung fazit punkt schritt teil grund musik lachen applaus ergebnis ja nein
domanda risposta opzione ricorda esempio soluzione conclusione pergunta opção lembre exemplo
質問 問題 答え 回答 例 結論 提案 注意 音楽 拍手 問 答 سوال پرسش پاسخ جواب مثال پیشنهاد نتیجه یادآوری سؤال
प्रश्न सवाल उत्तर जवाब उदाहरण вопрос ответ пример pytanie odpowiedź przykład vraag antwoord voorbeeld
"""
_COUNTERS = "one two three four five six seven eight nine ten uno dos tres un deux trois eins zwei drei"
_SPEECH = """
i'm i'd i've i'll it's that's there's we're we've you're they're is are was were be been has have had do does did
can could should would will must says said say mean means think know want need we you they it he she what why
which because if when there here that these those this not just because our your my their its
es son era está están hay tiene tenemos dice digo dijo que porque pero nosotros hem tenim som és són hi dic
est sont était nous vous ils elles c'est avons dit ist sind war wir ihr haben sagt dass weil è sono siamo abbiamo
são temos disse
"""
_SOUNDS = """
music applause laughter laugh laughs laughing cheer cheers cheering speaking playing singing inaudible unintelligible
indistinct crosstalk chatter chattering noise silence pause cough coughs coughing sigh sighs chuckle chuckles gasps
groans clears throat audio foreign sound sounds beep beeping ringing clapping barking background blank_audio translation
música aplausos risas rialles aplaudiments musique rires applaudissements musik lachen applaus musica applausi risate
音楽 拍手 笑 موسیقی خنده
"""
_PARTICLES = """
da de del della der den di do dos du d' e el al la las le les los i y und and & van von zu bin bint ibn ben af av
of the o - – — | / @
"""

#: What people put before a colon when they speak ("Question", "Option B"), and sounds in captions.
HEADINGS = frozenset(_HEADINGS.split())
#: What may follow such a word: "Option two".
COUNTERS = frozenset(_COUNTERS.split())
#: What stands in brackets in captions for what is heard, not said.
SOUNDS = frozenset(_SOUNDS.split())
#: Words of sentences that no name holds, in lower case.
SPEECH = frozenset(_SPEECH.split())
#: Words of names that are written in lower case, and signs between a name and an affiliation.
PARTICLES = frozenset(_PARTICLES.split())
