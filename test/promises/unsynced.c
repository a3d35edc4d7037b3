/*
 * Preloaded into a process (LD_PRELOAD), it keeps beside each file under UNSYNCED_FILES what a power cut would leave of it: in the
 * folder UNSYNCED_KEPT a file of the same name gets what was written only when fsync or fdatasync is called. Whoever kills the
 * process and goes on with those files has lost every write that was never synced.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILES 16

static struct { char path[PATH_MAX]; off_t from, to; } dirty[FILES];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void *original(const char *name) { return dlsym(RTLD_NEXT, name); }

/* The file's path when it is one of those, else 0. */
static int watched(int fd, char *path) {
  const char *root = getenv("UNSYNCED_FILES");
  char link[64];
  if (!root) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return strncmp(path, root, strlen(root)) == 0;
}

static int place(const char *path) {
  int none = -1;
  for (int n = 0; n < FILES; n++) {
    if (strcmp(dirty[n].path, path) == 0) return n;
    if (none < 0 && !dirty[n].path[0]) none = n;
  }
  if (none < 0) abort();
  strcpy(dirty[none].path, path);
  dirty[none].from = dirty[none].to = 0;
  return none;
}

static void touched(int fd, off_t from, off_t to) {
  char path[PATH_MAX];
  if (!watched(fd, path)) return;
  pthread_mutex_lock(&lock);
  int n = place(path);
  if (dirty[n].from == dirty[n].to) dirty[n].from = from, dirty[n].to = to;
  if (from < dirty[n].from) dirty[n].from = from;
  if (to > dirty[n].to) dirty[n].to = to;
  pthread_mutex_unlock(&lock);
}

static void kept(const char *path, char *out) {
  const char *name = strrchr(path, '/');
  snprintf(out, PATH_MAX, "%s%s", getenv("UNSYNCED_KEPT"), name ? name : path);
}

static void synced(int fd) {
  char path[PATH_MAX], copy[PATH_MAX];
  static char buffer[1 << 16];
  ssize_t (*write_at)(int, const void *, size_t, off_t) = original("pwrite64");
  if (!watched(fd, path)) return;
  struct stat info;
  if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) return;
  pthread_mutex_lock(&lock);
  int n = place(path);
  kept(path, copy);
  int out = open(copy, O_RDWR | O_CREAT, 0600);
  int in = open(path, O_RDONLY);
  if (out < 0 || in < 0) abort();
  for (off_t at = dirty[n].from; at < dirty[n].to;) {
    size_t want = dirty[n].to - at < (off_t)sizeof buffer ? (size_t)(dirty[n].to - at) : sizeof buffer;
    ssize_t got = pread(in, buffer, want, at);
    if (got <= 0) break;
    if (write_at(out, buffer, got, at) != got) abort();
    at += got;
  }
  int (*cut)(int, off_t) = original("ftruncate64");
  if (cut(out, info.st_size) != 0) abort();
  close(in);
  close(out);
  dirty[n].from = dirty[n].to = 0;
  pthread_mutex_unlock(&lock);
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
  ssize_t (*real)(int, const void *, size_t, off64_t) = original("pwrite64");
  ssize_t done = real(fd, data, size, at);
  if (done > 0) touched(fd, at, at + done);
  return done;
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t at) { return pwrite64(fd, data, size, at); }

ssize_t write(int fd, const void *data, size_t size) {
  ssize_t (*real)(int, const void *, size_t) = original("write");
  off_t at = lseek(fd, 0, SEEK_CUR);
  ssize_t done = real(fd, data, size);
  if (done > 0 && at >= 0) touched(fd, at, at + done);
  return done;
}

int fsync(int fd) {
  int (*real)(int) = original("fsync");
  int result = real(fd);
  if (result == 0) synced(fd);
  return result;
}

int fdatasync(int fd) {
  int (*real)(int) = original("fdatasync");
  int result = real(fd);
  if (result == 0) synced(fd);
  return result;
}

int unlink(const char *path) {
  int (*real)(const char *) = original("unlink");
  const char *root = getenv("UNSYNCED_FILES");
  if (root && strncmp(path, root, strlen(root)) == 0) {
    char copy[PATH_MAX];
    kept(path, copy);
    real(copy);
  }
  return real(path);
}
