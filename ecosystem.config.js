// For PM2 (the operator's tool, not a dependency): set REDIS_URL, run `npm run build`, then `pm2 start ecosystem.config.js`.
// PM2 sends SIGINT; Redress finishes what is running within 10 seconds, so PM2 has to wait a little longer.
const common = {
  script: 'dist/src/main.js',
  exec_mode: 'fork',
  kill_timeout: 12_000,
  exp_backoff_restart_delay: 500,
  max_restarts: 20,
};

export const apps = [
  { ...common, name: 'redress-web', args: 'web' },
  { ...common, name: 'redress-worker', args: 'worker' },
  // Runs the WhatsApp sockets and mailboxes. With several of them each account is run by one, and taken over when that dies.
  { ...common, name: 'redress-channels', args: 'channels' },
];
