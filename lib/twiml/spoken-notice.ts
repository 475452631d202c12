import VoiceResponse from "twilio/lib/twiml/VoiceResponse";
import { substituteVoice, voiceFor } from "./voices";

/** What we say when no flow can speak. Built without a database and without anything that could fail. */
export type Notice = "notInService" | "outOfOrder" | "holdOn" | "oneMoment";

/**
 * A notice, then what follows it: hang up, or (with `retryUrl`) a pause and another try, so that a short outage of
 * ours is a wait for the caller and not the end of the call.
 *
 * @param language BCP 47; English where we have no words in it
 */
export function noticeTwiml(notice: Notice, language: string, retry?: { url: string; afterSeconds: number }): string {
  const response = new VoiceResponse();
  const spoken = noticeText(notice, language);
  const voice = voiceFor(spoken.language) ?? substituteVoice(spoken.language);
  response.say(voice as VoiceResponse.SayAttributes, spoken.text);
  if (retry) {
    if (retry.afterSeconds > 0) response.pause({ length: retry.afterSeconds });
    response.redirect({ method: "POST" }, retry.url);
  } else {
    response.hangup();
  }
  return response.toString();
}

/** Nothing more from us: the carrier hangs up, or connects after a screen. */
export const hangUpTwiml = '<?xml version="1.0" encoding="UTF-8"?><Response><Hangup/></Response>';
export const emptyTwiml = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

export function noticeText(notice: Notice, language: string): { text: string; language: string } {
  const base = language.split("-")[0] ?? "en";
  const own = Object.hasOwn(notices[notice], base) ? notices[notice][base] : undefined;
  return own === undefined ? { text: notices[notice].en as string, language: "en-US" } : { text: own, language };
}

const notices: Record<Notice, Record<string, string>> = {
  notInService: {
    en: "Thank you for calling. This number is not in service at the moment. Goodbye.",
    ar: "شكرا لاتصالكم. هذا الرقم ليس في الخدمة حاليا. مع السلامة.",
    et: "Täname helistamast. See number ei ole praegu kasutusel. Head aega.",
  },
  outOfOrder: {
    en: "We are sorry, we have a technical problem and cannot take your call now. Please call again a little later. Goodbye.",
    ar: "نعتذر، لدينا مشكلة تقنية ولا يمكننا استقبال مكالمتكم الآن. يرجى معاودة الاتصال بعد قليل. مع السلامة.",
    et: "Vabandame, meil on tehniline rike ja me ei saa praegu teie kõnet vastu võtta. Palun helistage veidi hiljem uuesti. Head aega.",
  },
  holdOn: {
    en: "We are sorry, this is taking longer than usual. Please stay on the line.",
    ar: "نعتذر، يستغرق هذا وقتا أطول من المعتاد. يرجى البقاء على الخط.",
    et: "Vabandame, sellega läheb tavalisest kauem. Palun püsige liinil.",
  },
  oneMoment: {
    en: "One moment, please.",
    ar: "لحظة من فضلك.",
    et: "Üks hetk, palun.",
  },
};
