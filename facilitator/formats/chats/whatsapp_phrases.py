"""What WhatsApp itself writes into a chat, as patterns, a line or two a language; `NOTICE` and others."""

from __future__ import annotations

__all__ = ["CALL", "DELETED", "EDITED", "LEFT_OUT", "NOTICE", "OMITTED", "PLACE"]

#: That a chat is encrypted from end to end: its first line.
NOTICE = (
    r"end-to-end[ -]?(?:encrypt|versleutel|krypter|szyfr|šifr)",
    r"ende-zu-ende|(?:de|d')[ ]?extremo a extremo|d'extrem a extrem|de bout en bout|de ponta a ponta|de ponta-a-ponta",
    r"crittografat\w end-to-end|crittografia end-to-end|criptografia de ponta|uçtan uca|päästä päähän",
    r"сквозн\w+ шифрован|наскрізн\w+ шифруван|مشفرة تمامًا|تشفير تام|مشفرة بين الطرفين|رمزگذاری سرتاسر|رمزنگاری سرتاسر",
    r"エンドツーエンド|端到端|端對端|종단간|terenkripsi secara end-to-end|mã hóa đầu cuối|एंड-टू-एंड",
)

#: In the place of a message that was taken back.
DELETED = (
    r"this message was deleted(?: by admin .*)?|you deleted this message(?: as admin)?",
    r"waiting for this message\. this may take a while|warten auf diese nachricht\..*|esperando el mensaje\..*",
    r"diese nachricht wurde (?:von .* )?gelöscht|du hast diese nachricht gelöscht",
    r"(?:se )?eliminó este mensaje|este mensaje fue eliminado|eliminaste este mensaje",
    r"ce message a été supprimé|vous avez supprimé ce message",
    r"questo messaggio è stato eliminato|hai eliminato questo messaggio",
    r"mensagem apagada|(?:essa|esta) mensagem foi apagada|(?:você )?apagou esta mensagem",
    r"dit bericht (?:is|werd) verwijderd|(?:je|u) (?:hebt|heeft) dit bericht verwijderd",
    r"aquest missatge s'ha suprimit|s'ha suprimit aquest missatge|(?:heu|has) suprimit aquest missatge",
    r"bu mesaj silindi|bu mesajı sildiniz",
    r"تم حذف هذه الرسالة|(?:لقد )?حذفت هذه الرسالة",
    r"این پیام (?:حذف|پاک) شد|(?:شما )?این پیام را (?:حذف|پاک) کردید",
    r"(?:данное )?сообщение удалено|вы удалили (?:данное|это) сообщение",
    r"це повідомлення видалено|ви видалили це повідомлення",
    r"ta wiadomość została usunięta|usunięto tę wiadomość|usunięto wiadomość",
    r"(?:det här )?meddelandet (?:togs bort|har tagits bort|raderades)",
    r"denne besked blev slettet|denne meldingen ble slettet|tämä viesti poistettiin|poistit tämän viestin",
    r"このメッセージは削除されました|このメッセージを削除しました|삭제된 메시지입니다",
    r"此(?:消息|訊息|信息)已(?:被)?(?:删除|刪除)|[您你]已(?:删除|刪除)此(?:消息|訊息|信息)",
    r"pesan ini (?:telah )?dihapus|anda (?:telah )?menghapus pesan ini",
    r"यह (?:संदेश|मैसेज) (?:हटा दिया गया|डिलीट किया गया)(?: है| था)?",
)

#: In the place of a picture, sticker or file on iOS.
OMITTED = (
    r"(?:image|video|audio|gif|sticker|document|contact card|voice message|video note) omitted",
    r"(?:bild|video|audio|sticker|gif|dokument|kontaktkarte|videonachricht) (?:weggelassen|ausgelassen)",
    r"(?:imagen|video|vídeo|audio|sticker|gif|documento|tarjeta de contacto) omitid[oa]",
    r"(?:image|vidéo|audio|gif|sticker|document|fiche contact) (?:absente?|omise?|manquante?|retirée?)",
    r"(?:immagine|video|audio|gif|sticker|documento|scheda contatto) (?:omess[oa]|esclus[oa]|non inclus[oa])",
    r"(?:imagem|vídeo|áudio|gif|figurinha|documento|cartão d[eo] contato) (?:ocultad[oa]|omitid[oa])",
    r"(?:afbeelding|video|audio|gif|sticker|document|contactkaart) weggelaten",
    r"(?:imatge|vídeo|àudio|gif|adhesiu|document|targeta de contacte) (?:omesa?|omès)",
    r"(?:görüntü|video|ses|gif|çıkartma|belge|kişi kartı) dahil edilmedi",
    r"(?:изображение|видео|аудио|стикер|документ|gif) (?:пропущено|опущено|не включено|отсутствует)",
    r"(?:画像|動画|音声|スタンプ|ドキュメント|書類|gif)は?(?:含まれていません|省略されました|除外されました)",
    r"(?:图片|圖片|视频|影片|音频|音訊|贴图|貼圖|文档|文件|gif)已?(?:忽略|省略|略過)",
    r"(?:تصویر|ویدیو|ویدئو|صدا|استیکر|سند|گیف)[ \u200c]?حذف (?:شد|شده است)",
    r"تم (?:حذف|استبعاد) (?:الصورة|الفيديو|الصوت|الملصق|المستند)",
    r"(?:الصورة|الفيديو|المقطع الصوتي|الملصق|المستند) (?:غير مدرجة?|محذوفة?)",
)

#: In the place of any of them on Android, between angle brackets.
LEFT_OUT = (
    r"media omitted|medien ausgeschlossen|(?:multimedia|archivos?|medios) omitid[oa]s?",
    r"(?:fichiers? |contenu )?médias? omis(?:es)?|(?:file )?media omess[oi]",
    r"(?:arquivo de mídia|mídia|ficheiro multimédia) (?:ocult|omitid)[oa]|ficheiro não revelado",
    r"media weggelaten|medya dahil edilmedi|(?:mitjans|fitxers?) omes[ao]?s?|multimèdia omès",
    r"без медиафайлов|медіафайли пропущено|pominięto multimedia|média vynechána?|média kihagyva",
    r"media har utelämnats|medier udeladt|mediefil(?:er)? (?:er )?utelatt|media jätetty pois",
    r"fișier media omis|media tidak disertakan|तस्वीरें और मीडिया छोड़े गए",
    r"メディアは含まれていません|メディアなし|省略多媒體檔案|媒体文件已忽略|省略媒体文件|미디어 파일을 제외한 내보내기",
    r"تم استبعاد الوسائط|(?:فایل |پرونده )?رسانه[^<>]*(?:حذف|نادیده گرفته) شده?(?: است)?|המדיה לא נכללה",
)

#: Behind a message that was changed, between angle brackets.
EDITED = (
    r"this message was edited|diese nachricht wurde bearbeitet|se editó este mensaje|ce message a été modifié",
    r"questo messaggio è stato modificato|mensagem editada|esta mensagem foi editada|dit bericht is bewerkt",
    r"aquest missatge s'ha editat|s'ha editat aquest missatge|bu mesaj düzenlendi",
    r"تم تعديل هذه الرسالة|این پیام ویرایش شد(?:ه است)?|(?:данное )?сообщение изменено",
    r"wiadomość (?:została )?edytowana|このメッセージは編集されました|此消息已编辑|此訊息已編輯",
)

#: Before the address of a place that was shared.
PLACE = (
    r"(?:live )?location|(?:live-)?standort|ubicación|ubicació|localisation|posizione|localização|locatie|konum",
    r"местоположение|الموقع|مکان|位置|位置情報|lokasi",
)

#: A call that was not taken or took place, in the place of a message.
CALL = (
    r"missed (?:group )?(?:voice |video )?call|(?:voice|video) call, .{1,30}",
    r"verpasster (?:gruppen-)?(?:sprach|video)anruf",
    r"(?:video)?llamada (?:de voz )?perdida|appel (?:vocal|vidéo) manqué|(?:video)?chiamata (?:vocale )?persa",
    r"(?:chamada|ligação) de (?:voz|vídeo) perdida|gemiste (?:spraak|video)oproep|trucada (?:de veu )?perduda",
    r"cevapsız (?:sesli|görüntülü) arama|пропущенный (?:аудио|видео)звонок",
    r"تماس (?:صوتی|تصویری) ازدست‌رفته|مكالمة (?:صوتية|فيديو) فائتة",
)
