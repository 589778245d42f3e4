"""Why the operating system refused, in Chinese."""

from __future__ import annotations

import errno

_REASONS = {
    errno.ENOENT: "没有这个文件或目录",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "磁盘配额用完了",
    errno.EROFS: "磁盘是只读的",
    errno.ENOTDIR: "路径中间有一段不是目录",
    errno.EISDIR: "这是目录，不是文件",
    errno.EEXIST: "已经有同名的文件",
    errno.ENAMETOOLONG: "名字太长",
    errno.EMFILE: "打开的文件太多",
    errno.EBUSY: "目录是挂载点或正被占用，换成它下面的子目录",
    errno.EIO: "磁盘读写出错",
    errno.EFBIG: "文件超过了系统允许的大小",
    errno.ENOLCK: "这个磁盘上不能加锁",
    errno.EINVAL: "名字或参数不合系统的规定",
}


def reason(error: OSError) -> str:
    """One Chinese phrase for the error; the system's own number where we have none."""
    return _REASONS.get(error.errno or 0, f"系统错误 {error.errno}" if error.errno else str(error))
