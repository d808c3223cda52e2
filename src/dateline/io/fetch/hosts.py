"""Hosts: the addresses that a name has, and which of them anybody may ask."""

from __future__ import annotations

import asyncio
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from socket import SOCK_STREAM

Address = IPv4Address | IPv6Address

LOCAL = (
    *(".local", ".localhost", ".localdomain", ".internal", ".intranet"),
    *(".private", ".corp", ".home", ".lan", ".home.arpa"),
)
"""How names of private networks end (RFC 6761, RFC 6762 appendix G, RFC 8375)."""

UNICAST, NAT64 = ip_network("2000::/3"), ip_network("64:ff9b::/96")
"""What of IPv6 is given out to hosts (RFC 4291), and what stands for IPv4 in networks without (RFC 6052)."""

CLOSED = (ip_network("192.0.0.0/24"), ip_network("192.88.99.0/24"))
"""IPv4 that serves protocols and not hosts (RFC 6890, RFC 7526), which not every Python knows."""


async def look_up(host: str) -> tuple[Address, ...]:
    """All addresses of a host, the best first; OSError or UnicodeError when there is none.

    The system reads all spellings of an address: 127.0.0.1 is 0x7f.1, too.
    """
    found = await asyncio.get_running_loop().getaddrinfo(host, None, type=SOCK_STREAM)
    return tuple(dict.fromkeys(ip_address(str(place[0])) for *_, place in found))


async def look_up_if_known(host: str) -> tuple[Address, ...]:
    """All addresses of a host; none of a name that only a proxy knows."""
    try:
        return await look_up(host)
    except (OSError, UnicodeError):
        return ()


def is_local(host: str) -> bool:
    """Whether a host, by its looks, is in a private network: by address, ending, or a name of one part."""
    name = host.rstrip(".").lower()
    try:
        return not is_public(ip_address(name))
    except ValueError:
        return "." not in name or name.endswith(LOCAL)


def is_public(address: Address) -> bool:
    """Whether anybody may ask a host of this address; one that carries an IPv4 address is what that is."""
    if isinstance(address, IPv4Address):
        return address.is_global and not address.is_multicast and not any(address in net for net in CLOSED)
    inner = carried(address)
    return is_public(inner) if inner else address in UNICAST and address.is_global


def carried(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address to which an IPv6 address leads: mapped, by 6to4, or by NAT64.

    Teredo is not global in any case.
    """
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour
