declare module 'node-nlp' {
  interface NlpSettings {
    languages: string[];
    autoSave?: boolean;
    autoLoad?: boolean;
    forceNER?: boolean;
    nlu?: { log?: boolean; useNoneFeature?: boolean };
  }

  export class NlpManager {
    constructor(settings: NlpSettings);
    addDocument(language: string, text: string, intent: string): void;
    train(): Promise<void>;
    process(language: string, text: string): Promise<{ intent?: string; score?: number }>;
  }
}
