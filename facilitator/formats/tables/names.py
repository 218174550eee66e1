"""More names that columns go by, as exports of many platforms and languages have them; they come after the usual."""

from __future__ import annotations

__all__ = ["GROUPS", "MORE"]

#: Field -> names, the best first, compared as those in `FIELDS` are.
MORE: dict[str, tuple[str, ...]] = {
    "id": (
        *("response_id", "contribution_id", "statement_id", "tweet_id", "status_id", "msg_id", "uuid", "post_number"),
        *("kommentar_id", "beitrag_id", "id_comentario", "comentario_id", "id_commentaire", "identifiant"),
        *("投稿ID", "コメントID", "発言ID"),
    ),
    "text": (
        *("comment_text", "comment_content", "message_text", "message_body", "text_content", "full_text", "selftext"),
        *("contribution", "response", "msg", "tweet", "cooked"),
        *("texto", "comentario", "mensaje", "contenido", "mensagem", "texte", "commentaire", "contenu"),
        *("beitrag", "kommentar", "nachricht", "inhalt", "testo", "commento", "messaggio"),
        *("本文", "テキスト", "コメント", "発言", "発言内容", "投稿内容", "意見", "メッセージ", "内容"),
    ),
    "author": (
        *("sender", "sender_name", "sender_id", "from", "from_name", "nickname", "nick", "display_name", "screen_name"),
        *("user_screen_name", "handle", "poster", "posted_by", "created_by", "writer", "commenter", "comment_author"),
        *("contributor", "participant_name", "speaker_name"),
        *("autor", "autora", "usuario", "remitente", "participante", "hablante", "auteur", "utilisateur", "expéditeur"),
        *("pseudo", "intervenant", "locuteur", "verfasser", "verfasserin", "absender", "benutzer", "benutzername"),
        *("nutzer", "nutzername", "sprecher", "sprecherin", "teilnehmer", "teilnehmerin", "autore", "utente"),
        *("投稿者", "発言者", "送信者", "話者", "著者", "ユーザー", "ユーザー名", "ニックネーム"),
        *("name", "full_name", "nombre", "nom", "nome", "名前", "氏名"),
    ),
    "time": (
        *("sent_at", "sent", "date_time", "created_on", "creation_date", "created_time", "comment_date", "post_date"),
        *("message_date", "posted", "posted_on", "published", "published_on", "submitted_at", "submitted"),
        *("fecha_hora", "marca_de_tiempo", "horodatage", "date_heure", "zeitstempel", "erstellt_am", "erstellt"),
        *(
            "日時",
            "投稿日時",
            "送信日時",
            "hora",
            "heure",
            "zeit",
            "uhrzeit",
            "ora",
            "tijd",
            "godzina",
            "saat",
            "時刻",
            "ساعت",
        ),
        *("date", "fecha", "datum", "日付", "تاریخ", "tarih", "дата"),  # days last: a clock beside them is the time
    ),
    "date": ("fecha", "datum", "data", "jour", "día", "日付", "تاریخ", "tarih", "дата"),
    "reply_to": (
        *("in_reply_to_id", "in_reply_to_status_id", "reply_to_message_id", "reply_to_msg_id", "replied_to_id"),
        *("parent_post_id", "parent_message_id", "parent_post", "comment_parent", "replying_to", "in_response_to"),
        "reply_to_post_number",
        *("responde_a", "en_respuesta_a", "id_padre", "padre_id", "réponse_à", "en_réponse_à", "id_parent"),
        *("antwort_auf", "eltern_id", "返信先", "返信先ID", "親ID"),
    ),
    "topic": ("question_text", "prompt", "pregunta", "frage", "thema"),
    "gender": ("género", "genero", "sexo", "sexe", "geschlecht", "kön", "性別"),
}

#: Names of columns that part posts into debates, if their values do so: what the posts stand under on a platform.
GROUPS = (
    *("link_id", "submission_id", "topic_id", "root_commentable_url", "proposal_id", "proposal", "article_id"),
    *("comment_post_id", "post_id", "thread_url", "thread_title", "channel_id"),
)
