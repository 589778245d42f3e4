"""What a policy, its interpretations and their bodies are: frozen data that imports nothing of ours.

``None`` means "not written", never "could not be read": whatever the reader could not accept is a `Problem`.
Positions count lines and columns from 1, columns in characters.
"""

from generator.model.attachments import MEMBERS, Attached, TextPart
from generator.model.blocks import END, Branch, Card, Flow, Row, Step
from generator.model.body import Block, Body, Heading, Link, RawHtml, Section
from generator.model.consultations import Channel, Consultation, Opinion
from generator.model.documents import (
    Approval,
    Attachment,
    Contact,
    Corpus,
    Document,
    Exemption,
    Interpretation,
    Media,
    Pair,
    Plan,
    Policy,
)
from generator.model.feedback import THRESHOLDS, Feedback, Thresholds
from generator.model.people import Interpreter
from generator.model.places import Position, Problem, ProblemKind, Stage
from generator.model.showcase import Category, Choice, FinalList, Judge, Nominee, Score, Selection, Sheet
from generator.model.signoffs import BY_DIGEST, BY_SIGNATURE, ISSUE_KEYS, NOT_ASKED, ROLES, Seal, SignOff, Statement

__all__ = [
    "BY_DIGEST",
    "BY_SIGNATURE",
    "END",
    "ISSUE_KEYS",
    "MEMBERS",
    "NOT_ASKED",
    "ROLES",
    "THRESHOLDS",
    "Approval",
    "Attached",
    "Attachment",
    "Block",
    "Body",
    "Branch",
    "Card",
    "Category",
    "Channel",
    "Choice",
    "Consultation",
    "Contact",
    "Corpus",
    "Document",
    "Exemption",
    "Feedback",
    "FinalList",
    "Flow",
    "Heading",
    "Interpretation",
    "Interpreter",
    "Judge",
    "Link",
    "Media",
    "Nominee",
    "Opinion",
    "Pair",
    "Plan",
    "Policy",
    "Position",
    "Problem",
    "ProblemKind",
    "RawHtml",
    "Row",
    "Score",
    "Seal",
    "Section",
    "Selection",
    "Sheet",
    "SignOff",
    "Stage",
    "Statement",
    "Step",
    "TextPart",
    "Thresholds",
]
