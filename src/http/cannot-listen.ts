import { AppError } from '../core/errors.ts';

/** Why an address cannot be listened on, and what to do. */
export function cannotListen(error: NodeJS.ErrnoException, { port, host }: { port: number; host: string }): AppError {
  const cures: Record<string, string> = {
    EADDRINUSE: `port ${port} is taken; set PORT to another one`,
    EACCES: `port ${port} is for the system alone; set PORT to one from 1024 on, with a proxy in front`,
  };
  const cure =
    cures[error.code ?? ''] ??
    `cannot listen on ${host}:${port} (${error.code}); set HOST to an address of this machine, or 0.0.0.0 for all of them`;
  return new AppError('config.invalid', cure, { cause: error });
}
