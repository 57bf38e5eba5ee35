// Loaded into the Next.js process: it must not go on without the process that keeps its database.
process.on('disconnect', () => process.exit(0))
