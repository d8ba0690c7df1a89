/** Flows that the engine itself knows; every installation has them. */
export const PERSON_FLOW = 'human';
export const COMPLAINT_FLOW = 'complaint';
export const LANGUAGE_FLOW = 'language';
export const TICKET_FLOW = 'ticket-status';

/** Sentences that the engine says itself, with the variables that it gives them; the flow check looks for each. */
export const ENGINE_TEXTS = {
  'engine.greeting': [],
  'engine.welcomeBack': [],
  'engine.menu': [],
  'engine.anythingElse': [],
  'engine.more': [],
  'engine.moreOption': [],
  'engine.closing': [],
  'engine.closingLetter': [],
  'engine.goodbye': [],
  'engine.thanks': [],
  'engine.bot': [],
  'engine.newsLater': [],
  'engine.notUnderstood': [],
  'engine.notUnderstoodHere': [],
  'engine.silence': [],
  'engine.whichOne': [],
  'engine.beginThis': [],
  'engine.offerPerson': [],
  'engine.offerAnswerer': [],
  'engine.noRule': [],
  'engine.cancelled': ['title'],
  'engine.nothingToCancel': [],
  'engine.noBack': [],
  'engine.backTo': ['title'],
  'engine.next': ['title'],
  'engine.nextOrder': ['title', 'orderNumber'],
  'engine.later': ['title'],
  'engine.laterOrder': ['title', 'orderNumber'],
  'engine.laterToo': ['title'],
  'engine.laterTooOrder': ['title', 'orderNumber'],
  'engine.corrected': ['value'],
  'engine.added': [],
  'engine.numberUnseen': [],
  'engine.noHour': [],
  'engine.aboutOrder': ['orderNumber'],
  'engine.filesKept': [],
  'engine.photosAbout': [],
  'engine.resendFiles': [],
  'engine.voiceKept': [],
  'engine.languageChanged': [],
  'engine.option.yes': [],
  'engine.option.no': [],
  'engine.option.dontHave': [],
  'engine.option.skip': [],
  'engine.option.human': [],
  'engine.option.continue': [],
  'engine.option.menu': [],
  'told.item': ['value'],
  'told.quantity': ['value'],
  'told.wish': ['value'],
  'told.reason': ['value'],
  'told.day': ['value'],
  'told.window': ['value'],
  'told.phone': ['value'],
  'told.address': ['value'],
  'told.pinCode': ['value'],
  'told.payout': ['value'],
  'told.amount': ['value'],
  'told.serial': ['value'],
  'told.photos': ['value'],
  'told.comment': ['value'],
  'render.number': ['number', 'label'],
  'render.choose': [],
  'render.listButton': [],
  'render.orWrite': ['label'],
  'render.letterGreeting': [],
  'render.letterChoose': [],
  'render.letterSignature': [],
  'render.letterSubject': [],
  'render.letterSubjectTicket': ['ticketNumber'],
  'render.press': ['number', 'label'],
  'render.pressDontHave': [],
  'render.pressSkip': [],
  'render.pressPerson': [],
  'render.pressLanguage': ['number'],
  'render.keysOnly': [],
  'call.ready': [],
  'call.askLanguage': [],
  'call.photosHere': [],
  'call.unfinished': [],
  'call.unheard': [],
  'call.menuByKeys': [],
  'spoken.today': ['date'],
  'spoken.tomorrow': ['date'],
  'spoken.yesterday': ['date'],
  'spoken.rupee': ['rupees'],
  'spoken.rupees': ['rupees'],
  'spoken.paise': ['paise'],
  'spoken.rupeesPaise': ['rupees', 'paise'],
  'spoken.crore': ['count'],
  'spoken.lakh': ['count'],
  'spoken.thousand': ['count'],
  'spoken.morning': ['time'],
  'spoken.afternoon': ['time'],
  'spoken.evening': ['time'],
  'spoken.night': ['time'],
  'render.letterQuestions': [],
  'render.question': ['number', 'label'],
  'render.questionOptions': ['number', 'label', 'options'],
} as const satisfies Record<string, readonly string[]>;

/** Values that the services put into `Facts.values`; any text may use them. */
export const FACT_VALUES = [
  'brandName',
  'officerName',
  'officerDesignation',
  'officerPhone',
  'officerEmail',
  'officerAddress',
  'carePhone',
  'careEmail',
  'careHours',
  'orderNumberExample',
  'returnDays',
  'refundDays',
  'deliveryDays',
  'deliveryIsFree',
  'deliveryChargePaise',
  'freeDeliveryFromPaise',
  'returnIsFree',
  'returnIsPaid',
  'warrantyPeriods',
] as const;

/** Key of a language's name in the catalogues. */
export function languageLabel(language: string): string {
  return `languageName.${language}`;
}

/** The way on without an answer. */
export const DONT_HAVE = 'dont-have';
/** Its label beside a free text or photos: nobody "has" a story. */
export const SKIP_LABEL = 'engine.option.skip';
export const PERSON_LABEL = 'engine.option.human';

/** Offers beside the flows: go on with the question, or show the menu. */
export const CONTINUE = 'continue';
export const MENU = 'menu';

/** Entries of a spoken menu; nobody keeps more in mind. */
export const SPOKEN_OPTIONS = 5;
/** The key of the last entry, which is "more choices" where there are more than fit. */
export const MORE_KEY = '5';
/** Keys that do the same everywhere on a phone. */
export const PERSON_KEY = '0';
export const REPEAT_KEY = '9';
export const BACK_KEY = '*';
/** Ends a number whose length is not known. */
export const HASH_KEY = '#';
/** "I do not have it", at a question that takes that. */
export const DONT_HAVE_KEY = '8';

/** Options that are said at once; of a longer list the last entry leads to the rest. */
export function spokenPage(options: number): number {
  return options > SPOKEN_OPTIONS ? SPOKEN_OPTIONS - 1 : options;
}

/** Options of the question which language a call is held in. */
export const LANGUAGE_OPTION = 'call-language:';
