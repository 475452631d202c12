import {
  CircleAlert,
  CircleQuestionMark,
  Grip,
  Hourglass,
  KeyRound,
  type LucideIcon,
  MessageSquare,
  PhoneForwarded,
  PhoneIncoming,
  PhoneOff,
  ServerOff,
  ShieldCheck,
  ShieldX,
  Timer,
  UserRoundCheck,
  UserRoundX,
  Voicemail,
  VolumeX,
} from "lucide-react";

/** By the first part of a moment's key. */
const icons: Record<string, LucideIcon> = {
  callStarted: PhoneIncoming,
  customerFound: UserRoundCheck,
  customerNotFound: UserRoundX,
  serviceFailed: ServerOff,
  pinVerified: ShieldCheck,
  pinRejected: ShieldX,
  pinLocked: ShieldX,
  pressed: Grip,
  secret: KeyRound,
  said: MessageSquare,
  gatherTimedOut: VolumeX,
  dial: PhoneForwarded,
  waiting: Hourglass,
  waitingAtPlace: Hourglass,
  queueLeft: Hourglass,
  recorded: Voicemail,
  recordingEmpty: Voicemail,
  stored: Voicemail,
  timePassed: Timer,
  ended: PhoneOff,
  problem: CircleAlert,
};

export function momentIcon(key: string): LucideIcon {
  return icons[key.split(".")[0] ?? ""] ?? CircleQuestionMark;
}

/** Moments in which something of ours, or the caller's proof, failed. */
export function isTrouble(key: string): boolean {
  return ["serviceFailed", "pinRejected", "pinLocked", "problem"].includes(key.split(".")[0] ?? "");
}
