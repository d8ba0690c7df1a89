import type { FileCapability } from '../../src/core/channel.ts';

const MB = 1024 * 1024;

/**
 * What a WhatsApp message takes at Twilio: one file, pictures of 5 MB, all else of 16 MB; text stands below pictures and
 * videos only (https://www.twilio.com/docs/whatsapp/guidance-whatsapp-media-messages).
 */
export const OUTGOING_FILES: FileCapability = {
  perMessage: 1,
  maxBytes: 16 * MB,
  kinds: [
    { types: ['image/jpeg', 'image/png'], maxBytes: 5 * MB, maxCaption: 1024 },
    { types: ['video/mp4'], maxBytes: 16 * MB, maxCaption: 1024 },
    { types: ['audio/ogg', 'audio/opus', 'audio/mpeg', 'audio/amr', 'audio/aac'], maxBytes: 16 * MB, maxCaption: 0 },
    {
      types: [
        'application/pdf',
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'application/vnd.openxmlformats-officedocument.presentationml.presentation',
      ],
      maxBytes: 16 * MB,
      maxCaption: 0,
    },
  ],
};
