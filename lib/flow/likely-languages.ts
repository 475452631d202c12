/** Languages that callers are likely to speak, with the region their voice is for. */
export const likelyLanguages =
  "en-US en-GB en-AU en-IN ar-AE ar-SA ar-EG et-EE de-DE fr-FR fr-CA es-ES es-MX es-US it-IT pt-BR pt-PT nl-NL sv-SE nb-NO da-DK fi-FI pl-PL ru-RU uk-UA lv-LV lt-LT tr-TR el-GR he-IL hi-IN zh-CN yue-HK ja-JP ko-KR id-ID vi-VN th-TH".split(
    " ",
  );
