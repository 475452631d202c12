/**
 * What Twilio puts in `From` when the caller withholds the number: the words ANONYMOUS, BLOCKED, RESTRICTED, UNKNOWN and
 * UNAVAILABLE typed on a keypad. https://help.twilio.com/articles/223179988
 */
export const withheldNumbers: ReadonlySet<string> = new Set([
  "+266696687",
  "+2562533",
  "+7378742833",
  "+8656696",
  "+86282452253",
]);
