// Eclipse Layout Kernel as a worker: it listens to messages by itself.
import "elkjs/lib/elk-worker.min.js";
