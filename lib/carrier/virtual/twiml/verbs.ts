import {
  type AttributeRule,
  anyText,
  either,
  httpMethod,
  matching,
  memberOf,
  oneOf,
  someOf,
  trueOrFalse,
  url,
  urlOrEmpty,
  wholeNumber,
} from "./attribute";
import type { ProblemCode } from "./problem";
import { gatherLanguages, isSayVoice, sayLanguages } from "./voices";

/** What Twilio's documentation says of one element: its attributes, what may stand inside, and whether text may. */
export interface ElementRule {
  attributes: Record<string, AttributeRule>;
  children?: string[];
  /** The number for a child that does not belong there; 12200 when Twilio has no number of its own. */
  childCode?: ProblemCode;
  text: "none" | "optional" | "required";
  /** The number for missing or forbidden text. */
  textCode?: ProblemCode;
}

const ssml = ["break", "emphasis", "lang", "p", "phoneme", "prosody", "s", "say-as", "sub", "w"];
const ssmlElement = (...attributes: string[]): ElementRule => ({
  attributes: Object.fromEntries(attributes.map((name) => [name, anyText])),
  children: ssml,
  text: "optional",
});
const keys = (code: ProblemCode) => matching(code, "keys 0-9 # *", /^[0-9#*]*$/);
const callEvents = () => someOf(12200, "initiated", "ringing", "answered", "completed");
const recordingEvents = () => someOf(13621, "in-progress", "completed", "absent");

const say = (voiceCode: ProblemCode, loopCode: ProblemCode): ElementRule => ({
  attributes: {
    voice: memberOf(voiceCode, "a voice of Twilio's", isSayVoice),
    language: memberOf(13512, "a language that Twilio speaks", (value) => sayLanguages.has(value)),
    loop: wholeNumber(loopCode, 0, 1000),
  },
  children: ssml,
  text: "required",
  textCode: 13520,
});

/** twilio.com/docs/voice/twiml and the page of each verb and noun. Keys are `Element` or `Parent>Element`. */
export const elementRules: Record<string, ElementRule> = {
  Response: {
    attributes: {},
    children: ["Say", "Play", "Pause", "Gather", "Dial", "Enqueue", "Leave", "Record", "Redirect", "Hangup", "Reject"],
    text: "none",
  },
  Say: say(13511, 13510),
  "Gather>Say": say(13321, 13322),
  Play: {
    attributes: {
      loop: wholeNumber(13410, 0, 1000),
      digits: matching(13430, "digits 0-9 * # w W", /^[0-9*#wW]+$/),
    },
    text: "optional",
  },
  Pause: { attributes: { length: wholeNumber(13910, 0) }, text: "none" },
  Gather: {
    attributes: {
      action: url(),
      method: httpMethod(13312),
      timeout: wholeNumber(13313, 0),
      finishOnKey: matching(13310, "one key of 0-9 # * or nothing", /^[0-9#*]?$/),
      numDigits: wholeNumber(13314, 1),
      input: oneOf(13326, "dtmf", "speech", "dtmf speech", "speech dtmf"),
      hints: memberOf(13330, "at most 500 phrases of 100 characters", (value) => {
        const phrases = value.split(",");
        return phrases.length <= 500 && phrases.every((phrase) => phrase.trim().length <= 100);
      }),
      language: memberOf(13331, "a language that Twilio hears", (value) => gatherLanguages.has(value)),
      speechTimeout: either(wholeNumber(13327, 1), oneOf(13327, "auto")),
      maxSpeechTime: wholeNumber(13328, 1, 60),
      speechModel: anyText,
      enhanced: trueOrFalse(12200),
      profanityFilter: trueOrFalse(13333),
      bargeIn: trueOrFalse(13332),
      debug: trueOrFalse(12200),
      actionOnEmptyResult: trueOrFalse(13338),
      partialResultCallback: url(),
      partialResultCallbackMethod: httpMethod(13329),
    },
    children: ["Say", "Play", "Pause"],
    childCode: 13320,
    text: "none",
  },
  Dial: {
    attributes: {
      action: url(),
      method: httpMethod(13210),
      timeout: wholeNumber(13212, 1, 600),
      timeLimit: wholeNumber(13216, 1, 86_400),
      hangupOnStar: trueOrFalse(13213),
      callerId: matching(13214, "an E.164 number or client:name", /^(\+?[1-9]\d{1,14}|client:.{1,128})$/),
      answerOnBridge: trueOrFalse(13219),
      sequential: trueOrFalse(13218),
      ringTone: matching(13220, "a country code or default", /^([a-z]{2}(-old)?|automatic|default)$/),
      record: oneOf(
        13217,
        "do-not-record",
        "record-from-answer",
        "record-from-ringing",
        "record-from-answer-dual",
        "record-from-ringing-dual",
        "true",
        "false",
      ),
      trim: oneOf(13699, "trim-silence", "do-not-trim"),
      recordingStatusCallback: url(13256),
      recordingStatusCallbackMethod: httpMethod(13210),
      recordingStatusCallbackEvent: recordingEvents(),
      recordingTrack: oneOf(12200, "both", "inbound", "outbound"),
      referUrl: url(),
      referMethod: httpMethod(13210),
      events: anyText,
    },
    children: ["Number", "Client", "Conference", "Queue", "Sip", "Sim"],
    childCode: 13215,
    text: "optional",
  },
  Number: {
    attributes: {
      sendDigits: matching(13222, "digits 0-9 * # w W", /^[0-9*#wW]+$/),
      url: url(),
      method: httpMethod(13221),
      statusCallback: url(),
      statusCallbackMethod: httpMethod(13221),
      statusCallbackEvent: callEvents(),
      byoc: anyText,
      machineDetection: oneOf(12200, "Enable", "DetectMessageEnd"),
      machineDetectionTimeout: wholeNumber(12200, 3, 59),
      machineDetectionSpeechThreshold: wholeNumber(12200, 1000, 6000),
      machineDetectionSpeechEndThreshold: wholeNumber(12200, 500, 5000),
      machineDetectionSilenceTimeout: wholeNumber(12200, 2000, 10_000),
      amdStatusCallback: url(),
      amdStatusCallbackMethod: httpMethod(13221),
    },
    text: "required",
    textCode: 13223,
  },
  Client: {
    attributes: {
      url: url(),
      method: httpMethod(13221),
      statusCallback: url(),
      statusCallbackMethod: httpMethod(13221),
      statusCallbackEvent: callEvents(),
    },
    children: ["Identity", "Parameter"],
    text: "optional",
  },
  Identity: { attributes: {}, text: "required" },
  Parameter: { attributes: { name: anyText, value: anyText }, text: "none" },
  Sip: {
    attributes: { url: url(), method: httpMethod(13221), username: anyText, password: anyText },
    text: "required",
  },
  Sim: { attributes: {}, text: "required" },
  Conference: {
    attributes: {
      muted: trueOrFalse(13230),
      beep: oneOf(13235, "true", "false", "onEnter", "onExit"),
      startConferenceOnEnter: trueOrFalse(13232),
      endConferenceOnExit: trueOrFalse(13231),
      participantLabel: anyText,
      jitterBufferSize: oneOf(12200, "large", "medium", "small", "off"),
      maxParticipants: wholeNumber(12200, 2, 250),
      record: oneOf(13217, "do-not-record", "record-from-start"),
      region: anyText,
      trim: oneOf(13239, "trim-silence", "do-not-trim"),
      coach: matching(12200, "a CallSid", /^CA[0-9a-f]{32}$/),
      waitUrl: urlOrEmpty(13233),
      waitMethod: httpMethod(13234),
      statusCallback: url(),
      statusCallbackMethod: httpMethod(12200),
      statusCallbackEvent: someOf(
        12200,
        "start",
        "end",
        "join",
        "leave",
        "mute",
        "hold",
        "modify",
        "speaker",
        "announcement",
      ),
      recordingStatusCallback: url(13256),
      recordingStatusCallbackMethod: httpMethod(12200),
      recordingStatusCallbackEvent: recordingEvents(),
      eventCallbackUrl: url(),
    },
    text: "required",
    textCode: 13237,
  },
  Queue: {
    attributes: { url: url(), method: httpMethod(14210), reservationSid: anyText, postWorkActivitySid: anyText },
    text: "required",
    textCode: 14212,
  },
  Enqueue: {
    attributes: {
      action: url(14203),
      method: httpMethod(14201),
      maxQueueSize: wholeNumber(12200, 1, 5000),
      waitUrl: urlOrEmpty(14202),
      waitUrlMethod: httpMethod(14206),
      workflowSid: matching(12200, "a Workflow SID", /^WW[0-9a-f]{32}$/),
    },
    children: ["Task"],
    text: "optional",
  },
  Task: { attributes: { priority: wholeNumber(12200, 0), timeout: wholeNumber(12200, 0) }, text: "required" },
  Leave: { attributes: {}, text: "none" },
  Record: {
    attributes: {
      action: url(),
      method: httpMethod(13610),
      timeout: wholeNumber(13611, 0),
      finishOnKey: keys(13613),
      maxLength: wholeNumber(13612, 1, 86_400),
      playBeep: trueOrFalse(13616),
      trim: oneOf(13699, "trim-silence", "do-not-trim"),
      recordingStatusCallback: url(13256),
      recordingStatusCallbackMethod: httpMethod(13610),
      recordingStatusCallbackEvent: recordingEvents(),
      transcribe: trueOrFalse(13614),
      transcribeCallback: url(13257),
    },
    text: "none",
  },
  Redirect: { attributes: { method: httpMethod(13710) }, text: "required", textCode: 11100 },
  Hangup: { attributes: {}, text: "none" },
  Reject: { attributes: { reason: oneOf(13810, "rejected", "busy") }, children: ["Parameter"], text: "none" },
  break: ssmlElement("strength", "time"),
  emphasis: ssmlElement("level"),
  lang: ssmlElement("xml:lang"),
  p: ssmlElement(),
  phoneme: ssmlElement("alphabet", "ph"),
  prosody: ssmlElement("volume", "rate", "pitch"),
  s: ssmlElement(),
  "say-as": ssmlElement("interpret-as", "format"),
  sub: ssmlElement("alias"),
  w: ssmlElement("role"),
};
