import type { en } from '../en/index.ts';

export const session: typeof en.session = {
  signIn: 'साइन इन करें',
  email: 'ई-मेल',
  password: 'पासवर्ड',
  passwordHint: 'कम से कम 12 अक्षर',
  name: 'आपका नाम',
  setUp: 'Redress शुरू करें',
  setUpHint: 'आप यहाँ पहले हैं: इससे आप प्रशासक बनेंगे।',
  create: 'मेरा खाता बनाएँ',
  wrongSignIn: 'ई-मेल या पासवर्ड सही नहीं है।',
  wrongCode: 'यह कोड सही नहीं है। कोड हर 30 सेकंड में बदलता है।',
  tooMany: 'बहुत बार कोशिश हुई। एक मिनट रुकें।',
  failed: 'यह नहीं हो सका। क्या सर्वर चल रहा है?',
  code: 'एक बार का कोड',
  codeHint: 'आपके ऑथेंटिकेटर ऐप के छह अंक',
  again: 'फिर से साइन इन करें',
  againHint: 'आपका सत्र समाप्त हो गया। लिखा हुआ सुरक्षित है; साइन इन करके आगे बढ़ें।',
};
