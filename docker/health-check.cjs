// Exit code 0 while the server in this container answers.
fetch(`http://127.0.0.1:${process.env.APP_PORT}/api/__health_check`, { signal: AbortSignal.timeout(4000) }).then(
  (response) => process.exit(response.ok ? 0 : 1),
  () => process.exit(1),
);
