/** What administrators and leads set. */
export const settings = {
  title: 'Settings',
  sections: {
    account: 'Your account',
    channels: 'Channels',
    'canned-replies': 'Canned replies',
    brand: 'Brand',
    users: 'Users',
    keys: 'API keys',
    webhooks: 'Webhooks',
    audit: 'Audit log',
  },
};
