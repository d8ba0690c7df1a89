import { type Brand, brandSchema } from '../core/brand.ts';

/** The brand that runs when there is no redress.config.yaml. Everything about it is made up. */
export const demoBrand: Brand = brandSchema.parse({
  id: 'demo',
  name: 'Kaveri Home (demo)',
  languages: ['en', 'hi', 'hi-Latn'],
  orderNumberPattern: 'KH-?\\d{5}',
  orderNumberExample: 'KH-10234',
  grievanceOfficer: {
    name: 'Meera Iyer',
    designation: 'Grievance Officer',
    phone: '+91 80 4000 1234',
    email: 'grievance@kaverihome.example',
    address: 'Kaveri Home, 14 Residency Road, Bengaluru 560025',
  },
  customerCare: { phone: '1800 000 4321', email: 'care@kaverihome.example', hours: 'Monday to Saturday, 9 am to 7 pm' },
  accounts: [
    { id: 'demo-webchat', channel: 'webchat', options: {} },
    { id: 'demo-sms', channel: 'demo-sms', options: {} },
    // Nobody but `redress call` knows this account's token: it is derived from the installation's own secret.
    {
      id: 'demo-phone',
      channel: 'voice-twilio',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: filled in by the configuration, as in a brand file
      options: { accountSid: `AC${'0'.repeat(32)}`, authToken: '${REDRESS_DEMO_TOKEN}' },
    },
  ],
  policies: {
    nonReturnableCategories: ['bedding-hygiene'],
    unopenedOnlyCategories: ['bedding'],
    warrantyMonths: { furniture: 12, lighting: 12, 'home-service': 12 },
    shipping: { days: 7, chargePaise: 9_900, freeAbovePaise: 99_900, returnPaidBy: 'shop' },
  },
});
